package io.guanjia.ticket.ticket;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.guanjia.platform.domain.DomainEvent;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What may happen to a ticket. The promise to those who hear it is `contracts/ticket/`; texts and people's data stay
/// in the ticket.
public sealed interface TicketEvent extends DomainEvent {

    /// A new ticket; `channel` is the way it came in.
    record Submitted(
            @JsonUnwrapped About about,
            String channel,
            @Nullable Appointment appointment) implements TicketEvent {}

    /// A worker was named. `mode` is assign, pool or manual; `reasons` say why this one; `acceptBy` ends this round.
    record Dispatched(
            @JsonUnwrapped About about,
            int round,
            String mode,
            List<String> reasons,
            Instant acceptBy,
            @Nullable Instant arriveBy,
            @Nullable Instant finishBy,
            @Nullable Appointment appointment)
            implements TicketEvent {}

    record Accepted(@JsonUnwrapped About about) implements TicketEvent {}

    record Arrived(@JsonUnwrapped About about) implements TicketEvent {}

    record Started(@JsonUnwrapped About about) implements TicketEvent {}

    /// Work and clocks pause; `until` when it goes on by itself.
    record Held(
            @JsonUnwrapped About about,
            String reason,
            @Nullable Instant until) implements TicketEvent {}

    record Resumed(@JsonUnwrapped About about) implements TicketEvent {}

    /// Handed back after acceptance; `reason` is a {@link Reason} code.
    record Returned(@JsonUnwrapped About about, String reason) implements TicketEvent {}

    /// Not taken; `reason` is a {@link Reason} code.
    record Refused(@JsonUnwrapped About about, String reason) implements TicketEvent {}

    record Transferred(@JsonUnwrapped About about, String fromWorkerId, List<String> reasons, Instant acceptBy)
            implements TicketEvent {}

    /// Somebody outside is responsible: builder, utility, contractor.
    record Referred(@JsonUnwrapped About about, String to) implements TicketEvent {}

    /// Nobody has the job: `cause` is no-candidate, not-accepted, returned or refused. `escalated`: agents and the
    /// shift leader on duty are to act.
    record Unassigned(
            @JsonUnwrapped About about,
            String cause,
            @Nullable Instant nextTryAt,
            boolean escalated) implements TicketEvent {}

    record Completed(
            @JsonUnwrapped About about,
            @Nullable String component,
            @Nullable Integer labourMinutes,
            int parts) implements TicketEvent {}

    record Confirmed(@JsonUnwrapped About about, boolean solved) implements TicketEvent {}

    /// `escalated` from the second time on.
    record Reopened(@JsonUnwrapped About about, int count, boolean escalated) implements TicketEvent {}

    /// `how`: confirmed, follow-up, unconfirmed, solved-on-contact or answered.
    record Closed(@JsonUnwrapped About about, String how) implements TicketEvent {}

    record Cancelled(
            @JsonUnwrapped About about, String by, @Nullable String duplicateOf) implements TicketEvent {}

    record Urged(@JsonUnwrapped About about, int urges) implements TicketEvent {}

    record Rated(@JsonUnwrapped About about, int stars) implements TicketEvent {}

    /// `visibleTo`: all or staff.
    record Commented(@JsonUnwrapped About about, String visibleTo, String authorId) implements TicketEvent {}

    /// `count` attachments were added.
    record Attached(@JsonUnwrapped About about, int count) implements TicketEvent {}

    /// Staff looked at the `field` of the reporter that is masked otherwise: phone.
    record ReporterRevealed(@JsonUnwrapped About about, String field) implements TicketEvent {}

    record Changed(@JsonUnwrapped About about, List<String> fields) implements TicketEvent {}

    record Answered(@JsonUnwrapped About about) implements TicketEvent {}

    /// The owner has not said whether it is solved; at `closesAt` the ticket closes unconfirmed.
    record ConfirmationDue(@JsonUnwrapped About about, Instant closesAt) implements TicketEvent {}

    record ClockWarned(@JsonUnwrapped About about, String clock, Instant dueAt) implements TicketEvent {}

    /// `step` 1: the promise has just been broken; 2 and 3: it still is, each a further `escalationPercent` of the
    /// limit
    /// later. Word that is owed to the owner is owed anew each time: always 1.
    record ClockBreached(@JsonUnwrapped About about, String clock, Instant dueAt, int step) implements TicketEvent {}

    /// Somebody is to call the owner; `attempt` counts from 1.
    record FollowUpDue(@JsonUnwrapped About about, int attempt) implements TicketEvent {}

    /// The call falls due at `until`, for nobody is called at this hour.
    record FollowUpDeferred(@JsonUnwrapped About about, Instant until) implements TicketEvent {}

    record FollowUpRecorded(
            @JsonUnwrapped About about,
            String outcome,
            @Nullable Integer stars,
            int attempt) implements TicketEvent {}
}
