package io.guanjia.owner.person;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What is to be corrected in a community's file; what is absent is not touched, what is empty is cleared.
@SuppressWarnings("NullableOptional") // absent, cleared and given are three things
record FileEdit(
        @Nullable String name,
        @Nullable List<Phone> phones,
        @Nullable Optional<String> idDocument,
        @Nullable Optional<EmergencyContact> emergencyContact,
        @Nullable Optional<String> email,
        @Nullable List<CareFlag> careFlags,
        @Nullable Language newLanguage) {

    PersonCard card(PersonCard card) {
        return new PersonCard(
                Objects.requireNonNullElse(name, card.name()),
                Objects.requireNonNullElse(phones, card.phones()),
                idDocument == null ? card.idDocument() : idDocument.orElse(null),
                emergencyContact == null ? card.emergencyContact() : emergencyContact.orElse(null),
                email == null ? card.email() : email.orElse(null),
                Objects.requireNonNullElse(careFlags, card.careFlags()));
    }

    Language language(Language language) {
        return Objects.requireNonNullElse(newLanguage, language);
    }

    Optional<Phone> signInPhone() {
        return Optional.ofNullable(phones).map(List::getFirst);
    }

    @Override
    public String toString() {
        return "FileEdit";
    }
}
