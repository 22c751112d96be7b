package io.guanjia.ticket.dispatch;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// Who works in a community: staff, their shifts and loads, as this service knows them.
public interface Duty {

    /// All workers of the community with their load now.
    ///
    /// @param usualCap for workers who have no cap of their own
    List<Candidate> candidates(String communityId, int usualCap, Instant now);

    /// When the next shift begins.
    Optional<Instant> nextShift(String communityId, Instant after);
}
