package io.guanjia.owner.staff;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What somebody is appointed to: roles, and for workers department, skills, zones (building ids, empty for
/// all) and the most open tickets they hold at once (absent: the setting of the community).
public record Duties(
        Set<Role> roles,
        @Nullable String departmentId,
        List<String> skills,
        List<String> zones,
        @Nullable Integer loadCap) {

    public Duties {
        if (roles.isEmpty() || roles.contains(Role.RESIDENT)) {
            throw new IllegalArgumentException("not a role of staff: " + roles);
        }
        roles = Set.copyOf(roles);
        skills = skills.stream().distinct().toList();
        zones = zones.stream().distinct().toList();
    }

    List<String> roleCodes() {
        return roles.stream().sorted().map(Role::code).toList();
    }
}
