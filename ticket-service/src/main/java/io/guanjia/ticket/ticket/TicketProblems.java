package io.guanjia.ticket.ticket;

import io.guanjia.platform.web.Problem;
import io.guanjia.platform.web.ProblemCatalog;
import java.util.Map;
import org.springframework.stereotype.Component;

/// How a ticket's refusals go over HTTP.
@Component
public class TicketProblems implements ProblemCatalog<TicketRefusal> {

    @Override
    public Class<TicketRefusal> refusals() {
        return TicketRefusal.class;
    }

    @Override
    public Problem problemOf(TicketRefusal refusal) {
        return switch (refusal) {
            case TicketRefusal.OccurredBeforeLast(var last) ->
                Problem.of(409, "occurred-before-last", Map.of("last", last));
            case TicketRefusal.NotTheWorker() -> Problem.of(409, "not-the-worker");
            case TicketRefusal.LooksLike(var id, var number) ->
                Problem.of(409, "looks-like", Map.of("ticketId", id, "number", number));
            case TicketRefusal.NoCandidate() -> Problem.of(409, "no-candidate");
            case TicketRefusal.UnknownWorker() -> Problem.of(409, "unknown-worker");
            case TicketRefusal.LoadCapReached(int cap) -> Problem.of(409, "load-cap-reached", Map.of("cap", cap));
            case TicketRefusal.GraceOver(var grace) -> Problem.of(409, "grace-over", Map.of("grace", grace.toString()));
            case TicketRefusal.NoFollowUpDue() -> Problem.of(409, "no-follow-up-due");
            case TicketRefusal.SameCaller() -> Problem.of(409, "same-caller");
            case TicketRefusal.TooManyAttachments(int max) ->
                Problem.of(409, "too-many-attachments", Map.of("limit", max));
            case TicketRefusal.UnknownAttachment(var id) ->
                Problem.of(409, "unknown-attachment", Map.of("attachment", id));
            case TicketRefusal.Unreadable(var accepted) ->
                Problem.of(415, "unreadable-file", Map.of("accepted", accepted));
        };
    }
}
