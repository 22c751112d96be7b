package io.guanjia.ticket.ticket;

import io.guanjia.platform.domain.Change;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// What every ticket event says about its ticket, as it stands after the command.
///
/// @param workerId who holds the job; in the events that take it away, who held it
/// @param occurredAt when it happened, where it was told later than that: figures use this one
public record About(
        String communityId,
        String number,
        String kind,
        String category,
        String priority,
        String status,
        @Nullable String unitId,
        @Nullable String buildingId,
        @Nullable String departmentId,
        @Nullable String reporterId,
        @Nullable String workerId,
        @Nullable Instant occurredAt) {

    static About of(Ticket ticket, Change change) {
        return of(ticket, change.command().occurredAt());
    }

    /// Of a new ticket: what happened is that the owner said so.
    static About reported(Ticket ticket) {
        return of(ticket, ticket.reportedAt.equals(ticket.openedAt) ? null : ticket.reportedAt);
    }

    private static About of(Ticket ticket, @Nullable Instant occurredAt) {
        return new About(
                ticket.communityId,
                ticket.number,
                ticket.kind.code(),
                ticket.sorting.category(),
                ticket.priority.name(),
                ticket.status.code(),
                ticket.place.unitId(),
                ticket.place.buildingId(),
                ticket.sorting.departmentId(),
                ticket.reporterId,
                ticket.workerId,
                occurredAt);
    }
}
