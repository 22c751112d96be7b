package io.guanjia.ticket.dispatch;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What a job asks of whoever does it.
///
/// @param departmentId null: any department
/// @param skill null: any skill
/// @param buildingId null: somewhere outside of the buildings
/// @param excluded who has refused, handed back, kept silent or shall not go
public record Wanted(
        String communityId,
        String ticketId,
        @Nullable String departmentId,
        @Nullable String skill,
        @Nullable String buildingId,
        Set<String> excluded) {}
