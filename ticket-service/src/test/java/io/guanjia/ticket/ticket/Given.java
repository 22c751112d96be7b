package io.guanjia.ticket.ticket;

import io.guanjia.platform.domain.Actor;
import io.guanjia.platform.domain.Change;
import io.guanjia.platform.domain.Command;
import io.guanjia.ticket.clock.Priority;
import io.guanjia.ticket.settings.Terms;
import io.guanjia.ticket.settings.TicketSettings;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Tickets and commands to test with.
final class Given {

    static final Instant NINE = Instant.parse("2026-11-22T01:00:00Z"); // in Shanghai
    static final Terms TERMS = new Terms(TicketSettings.defaults(), "Asia/Shanghai");
    static final String ZHU = "w-zhu";
    static final String OWNER = "p-zhang";

    private Given() {}

    static Submission leak(TicketKind kind, Priority priority) {
        return new Submission(
                "c1",
                "261122-17",
                kind,
                new Sorting("plumbing.leak", "d-eng", "plumbing", DispatchMode.ASSIGN),
                priority,
                new Place("u1801", "b3", null, "3-2-1801"),
                "厨房水管漏水",
                "app",
                NINE,
                OWNER,
                null,
                null,
                List.of());
    }

    static Command by(String who, Instant at) {
        return at(who, at, null);
    }

    static Command at(String who, Instant at, @Nullable Instant occurredAt) {
        return new Command(who + at + Math.random(), "f", Actor.person(who, "app"), at, occurredAt, null);
    }

    static Ticket submitted(TicketKind kind) {
        return Ticket.submit(leak(kind, Priority.P2), TERMS, new Change(by(OWNER, NINE)));
    }

    /// A ticket that stands in that status, whichever way it came there.
    static Ticket in(TicketStatus status, TicketKind kind) {
        Ticket ticket = submitted(kind);
        ticket.status = status;
        if (TicketStatus.HELD.contains(status) || status == TicketStatus.COMPLETED) {
            ticket.workerId = ZHU;
        }
        if (status == TicketStatus.ON_HOLD) {
            ticket.heldFrom = TicketStatus.WORKING;
        }
        if (status == TicketStatus.COMPLETED || status == TicketStatus.ANSWERED || status == TicketStatus.CLOSED) {
            ticket.completedAt = NINE;
            ticket.followUp = FollowUp.planned().fallDue();
        }
        return ticket;
    }
}
