package io.guanjia.ticket.ticket;

import io.guanjia.platform.domain.Change;
import io.guanjia.platform.domain.CommonRefusal.InvalidRequest;
import io.guanjia.platform.domain.RefusedException;
import java.time.Duration;
import java.time.Instant;

/// When something may have happened that is told only now, from a cellar without signal or over the radio: domain.md
/// §2.
final class Occurrence {

    private Occurrence() {}

    /// Refuses what has not happened yet, is too long ago, or lies before what is known to have come before.
    static void check(Change change, Instant last, Duration back) {
        Instant occurred = change.command().occurredAt();
        if (occurred == null) {
            return;
        }
        if (occurred.isAfter(change.at())) {
            throw new RefusedException(InvalidRequest.of("/occurredAt", "in-the-future"));
        }
        if (occurred.isBefore(change.at().minus(back))) {
            throw new RefusedException(InvalidRequest.of("/occurredAt", "too-long-ago", back.toString()));
        }
        if (occurred.isBefore(last)) {
            throw new RefusedException(new TicketRefusal.OccurredBeforeLast(last));
        }
    }
}
