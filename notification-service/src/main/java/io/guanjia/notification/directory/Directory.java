package io.guanjia.notification.directory;

import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;
import java.util.Set;

/// What this service keeps of people, places and bills, fed by the events of the other services. Holds no name, no
/// address and no
/// phone number.
public interface Directory {

    /// Chinese unless the person chose otherwise. Empty once the person was erased.
    Optional<Language> languageOf(String personId);

    /// Whose residency in the unit runs on the community's day of `at`.
    Set<String> residentsOf(String unitId, Instant at);

    /// Whose appointment in the community carries one of the roles.
    Set<String> staffOf(String communityId, Set<String> roles);

    /// Of those, who is on shift.
    Set<String> onDuty(String communityId, Set<String> roles, Instant at);

    boolean employs(String communityId, String personId);

    /// Whether the bill was neither paid in full nor withdrawn, as far as heard.
    boolean owes(String billId);

    ZoneId zoneOf(String communityId);

    /// Unit label, else building, else community, as far as they are known.
    Place placeOf(String communityId, Optional<String> unitId, Optional<String> buildingId);

    /// Names of a place: of the community, and of the part of it.
    record Place(String community, String part) {}
}
