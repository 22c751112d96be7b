package io.guanjia.ticket.ticket;

import io.guanjia.platform.domain.Refusal;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;

/// Why a ticket refuses, beside what all services know.
public sealed interface TicketRefusal extends Refusal {

    /// `occurredAt` lies before the last thing that happened to the ticket.
    record OccurredBeforeLast(Instant last) implements TicketRefusal {}

    /// `onBehalfOf` names somebody who does not hold the job.
    record NotTheWorker() implements TicketRefusal {}

    /// The same place and category were reported a moment ago.
    record LooksLike(String ticketId, String number) implements TicketRefusal {}

    /// Nobody fits: department and skill, zone, shift, load, exclusions.
    record NoCandidate() implements TicketRefusal {}

    /// The named worker is not one of the ticket's community, or not a worker.
    record UnknownWorker() implements TicketRefusal {}

    /// The worker has as many open jobs as the cap allows.
    record LoadCapReached(int cap) implements TicketRefusal {}

    /// The time to reopen is over; report a new one.
    record GraceOver(Duration grace) implements TicketRefusal {}

    /// No call is due on this ticket.
    record NoFollowUpDue() implements TicketRefusal {}

    /// The owner was unhappy with the last call: somebody else calls.
    record SameCaller() implements TicketRefusal {}

    /// More attachments than a ticket takes.
    record TooManyAttachments(int max) implements TicketRefusal {}

    /// An attachment that is not there, not the caller's, or in use elsewhere.
    record UnknownAttachment(String id) implements TicketRefusal {}

    /// The content is none of the accepted types, whatever its name says.
    record Unreadable(Set<String> accepted) implements TicketRefusal {}
}
