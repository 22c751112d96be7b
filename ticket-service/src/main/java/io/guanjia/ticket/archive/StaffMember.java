package io.guanjia.ticket.archive;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// Somebody appointed in a community. `zones` are buildings; empty: all of them.
public record StaffMember(
        String communityId,
        String staffId,
        List<String> roles,
        @Nullable String departmentId,
        @Nullable List<String> skills,
        @Nullable List<String> zones,
        @Nullable Integer loadCap) {}
