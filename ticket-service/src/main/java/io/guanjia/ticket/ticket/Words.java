package io.guanjia.ticket.ticket;

import java.time.Instant;

/// What somebody wrote with one step, or what stood there before it: it belongs to the journal entry of that event and
/// instant, which itself holds no free text.
///
/// @param event its name on the wire, as in {@link TicketEventCatalog}
/// @param staffOnly written among staff
public record Words(Instant at, String event, String text, boolean staffOnly) {

    boolean belongTo(String type, Instant recorded) {
        return event.equals(type) && at.toEpochMilli() == recorded.toEpochMilli();
    }
}
