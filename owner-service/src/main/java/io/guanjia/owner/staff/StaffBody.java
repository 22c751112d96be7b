package io.guanjia.owner.staff;

import io.guanjia.owner.Patterns;
import io.guanjia.owner.account.FirstPassword;
import io.guanjia.owner.person.PersonCard;
import io.guanjia.owner.person.PhoneNumbers;
import io.guanjia.platform.domain.CommonRefusal.InvalidRequest;
import io.guanjia.platform.domain.RefusedException;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What is sent about staff: all of it when appointing (somebody on file by `personId`, anybody else by
/// `name` and `phone`), only what is to change when editing; `null` clears what need not be there.
@SuppressWarnings("NullableOptional") // absent, cleared and given are three things
record StaffBody(
        @Nullable String personId,

        @Nullable @Pattern(regexp = Patterns.NOT_BLANK) @Size(max = 80)
        String name,

        @Nullable @Size(min = 1, max = 30) String phone,
        @Nullable @Pattern(regexp = FirstPassword.USERNAME) String username,

        @Nullable @Size(min = FirstPassword.SHORTEST, max = FirstPassword.LONGEST)
        String initialPassword,

        @Nullable @NotEmpty(groups = Appointing.class) @Size(min = 1)
        Set<Role> roles,

        @Nullable Optional<String> departmentId,
        @Nullable @Size(max = 30) List<@NotBlank @Pattern(regexp = "[a-z0-9.-]{1,40}") String> skills,
        @Nullable @Size(max = 100) List<@NotBlank @Size(max = 64) String> zones,
        @Nullable Optional<@Min(1) @Max(200) Integer> loadCap) {

    /// What must be there when somebody is appointed.
    interface Appointing {}

    Duties duties() {
        return appliedTo(new Duties(ofStaff(Objects.requireNonNull(roles)), null, List.of(), List.of(), null));
    }

    Duties appliedTo(Duties duties) {
        return new Duties(
                roles == null ? duties.roles() : ofStaff(roles),
                departmentId == null ? duties.departmentId() : departmentId.orElse(null),
                Objects.requireNonNullElse(skills, duties.skills()),
                Objects.requireNonNullElse(zones, duties.zones()),
                loadCap == null ? duties.loadCap() : loadCap.orElse(null));
    }

    @Nullable
    FirstPassword account() {
        return username == null || initialPassword == null ? null : new FirstPassword(username, initialPassword);
    }

    PersonCard card() {
        if (name == null || phone == null) {
            throw new RefusedException(InvalidRequest.of(name == null ? "/name" : "/phone", "required"));
        }
        return new PersonCard(name, List.of(PhoneNumbers.require(phone, "/phone")), null, null, null, List.of());
    }

    /// `resident` comes from a residency, never from an appointment.
    private static Set<Role> ofStaff(Set<Role> roles) {
        if (roles.contains(Role.RESIDENT)) {
            throw new RefusedException(InvalidRequest.of("/roles", "not-a-staff-role"));
        }
        return roles;
    }

    @Override
    public String toString() {
        return "StaffBody";
    }
}
