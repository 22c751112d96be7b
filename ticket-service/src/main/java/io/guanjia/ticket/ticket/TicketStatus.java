package io.guanjia.ticket.ticket;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/// Where a ticket stands in its life.
public enum TicketStatus {
    SUBMITTED,
    DISPATCHED,
    ACCEPTED,
    ARRIVED,
    WORKING,
    ON_HOLD,
    REFERRED,
    ANSWERED,
    COMPLETED,
    CLOSED,
    CANCELLED;

    /// A worker has it on the list: counts against the load cap.
    public static final Set<TicketStatus> HELD = EnumSet.of(DISPATCHED, ACCEPTED, ARRIVED, WORKING, ON_HOLD);

    /// Nothing is promised any more.
    public boolean ended() {
        return this == CLOSED || this == CANCELLED;
    }

    /// The name on the wire.
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    public static Optional<TicketStatus> of(String code) {
        return Arrays.stream(values())
                .filter(status -> status.code().equals(code))
                .findFirst();
    }
}
