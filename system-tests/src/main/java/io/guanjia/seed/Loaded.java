package io.guanjia.seed;

import java.time.LocalDate;
import java.util.Map;

/// A community as it stands in the system.
///
/// @param staff ids of the people by user name
/// @param plannedUntil shifts are planned for the days before this one
record Loaded(String communityId, Map<String, String> staff, LocalDate plannedUntil) {

    Loaded plannedUntil(LocalDate day) {
        return new Loaded(communityId, staff, day);
    }

    String below(String path) {
        return "/api/v1/communities/" + communityId + "/" + path;
    }
}
