package io.guanjia.ticket.figures;

import io.guanjia.platform.event.Heard;
import io.guanjia.platform.event.Hearing;
import io.guanjia.platform.event.Projections;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Figures from what is journaled, never from counting queries: how many tickets entered and left each status
/// (`guanjia.tickets.entered`, `guanjia.tickets.left`; the difference is how many stand there) and how long naming a
/// worker and the worker's acceptance took.
public final class TicketMeters {

    private static final List<String> MOVES = List.of(
            "ticket.submitted",
            "repair.dispatched",
            "ticket.accepted",
            "ticket.arrived",
            "ticket.started",
            "ticket.held",
            "ticket.resumed",
            "ticket.returned",
            "ticket.refused",
            "ticket.transferred",
            "ticket.referred",
            "ticket.unassigned",
            "ticket.completed",
            "ticket.reopened",
            "ticket.answered",
            "ticket.closed",
            "ticket.cancelled");

    /// What is needed of an event: where the ticket stands after it, and when that happened if it was told late.
    public record Moved(String status, @Nullable Instant occurredAt) {}

    private final Projections<Standing> standings;
    private final MeterRegistry meters;

    public TicketMeters(Projections<Standing> standings, MeterRegistry meters) {
        this.standings = standings;
        this.meters = meters;
    }

    public Hearing hearing() {
        Hearing hearing = Hearing.of("ticket");
        MOVES.forEach(move -> hearing.on("ticket", move, Moved.class, heard -> count(move, heard)));
        return hearing;
    }

    private void count(String move, Heard<Moved> heard) {
        Optional<Standing> before = standings.find(heard.key());
        Standing after = next(move, heard, before.orElse(null));
        standings.save(heard.key(), heard.seq(), after);
        String status = after.status();
        if (before.filter(known -> known.status().equals(status)).isEmpty()) {
            before.ifPresent(known -> meters.counter("guanjia.tickets.left", "status", known.status())
                    .increment());
            meters.counter("guanjia.tickets.entered", "status", status).increment();
        }
        before.ifPresent(known -> {
            time("guanjia.tickets.dispatch.time", known.openedAt(), after.openedAt(), happened(heard));
            time("guanjia.tickets.accept.time", known.dispatchedAt(), after.dispatchedAt(), happened(heard));
        });
    }

    private static Standing next(String move, Heard<Moved> heard, @Nullable Standing before) {
        Instant opened = before == null ? null : before.openedAt();
        Instant dispatched = before == null ? null : before.dispatchedAt();
        String status = heard.data().status();
        return switch (move) {
            case "ticket.submitted", "ticket.reopened" -> new Standing(status, happened(heard), null);
            case "repair.dispatched", "ticket.transferred" -> new Standing(status, null, happened(heard));
            case "ticket.accepted" -> new Standing(status, null, null);
            default -> new Standing(status, opened, dispatched);
        };
    }

    private static Instant happened(Heard<Moved> heard) {
        return Optional.ofNullable(heard.data().occurredAt()).orElse(heard.time());
    }

    /// What was waited for has come.
    private void time(String name, @Nullable Instant since, @Nullable Instant still, Instant now) {
        if (since != null && still == null) {
            meters.timer(name).record(Duration.between(since, now));
        }
    }
}
