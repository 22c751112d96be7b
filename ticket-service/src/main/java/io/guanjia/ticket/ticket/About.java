package io.guanjia.ticket.ticket;

import org.jspecify.annotations.Nullable;

/// What every ticket event says about its ticket, as it stands after the command.
///
/// @param workerId who holds the job; in the events that take it away, who held it
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
        @Nullable String workerId) {

    static About of(Ticket ticket) {
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
                ticket.workerId);
    }
}
