package io.guanjia.owner.person;

import io.guanjia.owner.Patterns;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// What is sent about a person: all of it when registering, only what is to change when editing; `null`
/// clears what need not be there.
@SuppressWarnings("NullableOptional") // absent, cleared and given are three things
record PersonBody(
        @Nullable @NotBlank(groups = Registering.class) String communityId,

        @Nullable @NotBlank(groups = Registering.class) @Pattern(regexp = Patterns.NOT_BLANK) @Size(max = 80)
        String name,

        @Nullable @NotEmpty(groups = Registering.class) @Size(min = 1, max = 5)
        List<@NotBlank @Size(max = 30) String> phones,

        @Nullable Optional<@Size(min = 4, max = 40) String> idDocument,
        @Nullable Optional<@Valid ContactBody> emergencyContact,
        @Nullable Optional<@Email @Size(max = 200) String> email,
        @Nullable @Pattern(regexp = "zh-CN|en") String language,
        @Nullable @Size(max = 10) List<@Valid CareFlagBody> careFlags) {

    /// What must be there when somebody is registered.
    interface Registering {}

    record ContactBody(
            @NotBlank @Size(max = 80) String name,
            @NotBlank @Size(max = 30) String phone) {}

    record CareFlagBody(
            @NotBlank @Pattern(regexp = "[a-z-]{1,40}") String code,
            @NotBlank @Size(max = 200) String purpose,
            @NotNull LocalDate consentedOn,
            @NotNull LocalDate expiresOn) {}

    FileEdit edit() {
        return new FileEdit(
                name,
                phones == null ? null : read(phones),
                idDocument,
                emergencyContact == null ? null : emergencyContact.map(PersonBody::contact),
                email,
                careFlags == null
                        ? null
                        : careFlags.stream()
                                .map(flag ->
                                        new CareFlag(flag.code(), flag.purpose(), flag.consentedOn(), flag.expiresOn()))
                                .toList(),
                language == null ? null : Language.of(language).orElseThrow());
    }

    /// The card of somebody new: validation has seen to it that name and phones are there.
    PersonCard card() {
        FileEdit given = edit();
        return given.card(new PersonCard(
                Objects.requireNonNull(name), Objects.requireNonNull(given.phones()), null, null, null, List.of()));
    }

    private static EmergencyContact contact(ContactBody body) {
        return new EmergencyContact(body.name(), PhoneNumbers.require(body.phone(), "/emergencyContact/phone"));
    }

    private static List<Phone> read(List<String> written) {
        return IntStream.range(0, written.size())
                .mapToObj(i -> PhoneNumbers.require(written.get(i), "/phones/" + i))
                .toList();
    }

    @Override
    public String toString() {
        return "PersonBody";
    }
}
