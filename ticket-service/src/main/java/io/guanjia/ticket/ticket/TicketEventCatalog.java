package io.guanjia.ticket.ticket;

import io.guanjia.platform.store.EventCatalog;

/// The wire names of what happens to tickets.
public final class TicketEventCatalog {

    public static final EventCatalog CATALOG = EventCatalog.of("ticket", TicketEvent.class, TicketEventCatalog::nameOf);

    private TicketEventCatalog() {}

    private static String nameOf(TicketEvent event) {
        return switch (event) {
            case TicketEvent.Submitted _ -> "ticket.submitted";
            case TicketEvent.Dispatched _ -> "repair.dispatched";
            case TicketEvent.Accepted _ -> "ticket.accepted";
            case TicketEvent.Arrived _ -> "ticket.arrived";
            case TicketEvent.Started _ -> "ticket.started";
            case TicketEvent.Held _ -> "ticket.held";
            case TicketEvent.Resumed _ -> "ticket.resumed";
            case TicketEvent.Returned _ -> "ticket.returned";
            case TicketEvent.Refused _ -> "ticket.refused";
            case TicketEvent.Transferred _ -> "ticket.transferred";
            case TicketEvent.Referred _ -> "ticket.referred";
            case TicketEvent.Unassigned _ -> "ticket.unassigned";
            case TicketEvent.Completed _ -> "ticket.completed";
            case TicketEvent.Confirmed _ -> "ticket.confirmed";
            case TicketEvent.Reopened _ -> "ticket.reopened";
            case TicketEvent.Closed _ -> "ticket.closed";
            case TicketEvent.Cancelled _ -> "ticket.cancelled";
            case TicketEvent.Urged _ -> "ticket.urged";
            case TicketEvent.Rated _ -> "ticket.rated";
            case TicketEvent.Commented _ -> "ticket.commented";
            case TicketEvent.Attached _ -> "ticket.attached";
            case TicketEvent.ReporterRevealed _ -> "ticket.reporter-revealed";
            case TicketEvent.Changed _ -> "ticket.changed";
            case TicketEvent.Answered _ -> "ticket.answered";
            case TicketEvent.ConfirmationDue _ -> "ticket.confirmation-due";
            case TicketEvent.ClockWarned _ -> "clock.warned";
            case TicketEvent.ClockBreached _ -> "clock.breached";
            case TicketEvent.FollowUpDue _ -> "follow-up.due";
            case TicketEvent.FollowUpDeferred _ -> "follow-up.deferred";
            case TicketEvent.FollowUpRecorded _ -> "follow-up.recorded";
        };
    }
}
