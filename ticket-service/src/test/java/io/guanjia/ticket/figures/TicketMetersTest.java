package io.guanjia.ticket.figures;

import static org.assertj.core.api.Assertions.assertThat;

import io.guanjia.platform.event.Heard;
import io.guanjia.platform.event.Hearing;
import io.guanjia.platform.event.InMemoryProjections;
import io.guanjia.ticket.figures.TicketMeters.Moved;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class TicketMetersTest {

    private static final Instant NINE = Instant.parse("2026-11-22T01:00:00Z");

    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final Hearing hearing = new TicketMeters(new InMemoryProjections<>(), meters).hearing();

    @Test
    void countsWhereTicketsStandAndHowLongTheyWaited() {
        hear("ticket.submitted", "submitted", 1, NINE);
        hear("repair.dispatched", "dispatched", 2, NINE.plusSeconds(2));
        hear("ticket.accepted", "accepted", 3, NINE.plusSeconds(62));

        assertThat(standing("submitted")).isZero();
        assertThat(standing("accepted")).isEqualTo(1);
        assertThat(meters.timer("guanjia.tickets.dispatch.time").totalTime(TimeUnit.SECONDS))
                .isEqualTo(2);
        assertThat(meters.timer("guanjia.tickets.accept.time").totalTime(TimeUnit.SECONDS))
                .isEqualTo(60);
    }

    @Test
    void countsFromWhenItHappenedAndNotFromWhenItWasTold() {
        hear("ticket.submitted", "submitted", 1, NINE.plusSeconds(600), NINE);
        hear("repair.dispatched", "dispatched", 2, NINE.plusSeconds(660), null);
        hear("ticket.accepted", "accepted", 3, NINE.plusSeconds(3600), NINE.plusSeconds(720));

        assertThat(meters.timer("guanjia.tickets.dispatch.time").totalTime(TimeUnit.SECONDS))
                .isEqualTo(660);
        assertThat(meters.timer("guanjia.tickets.accept.time").totalTime(TimeUnit.SECONDS))
                .isEqualTo(60);
    }

    private double standing(String status) {
        return meters.counter("guanjia.tickets.entered", "status", status).count()
                - meters.counter("guanjia.tickets.left", "status", status).count();
    }

    private void hear(String event, String status, long seq, Instant at) {
        hear(event, status, seq, at, null);
    }

    private void hear(String event, String status, long seq, Instant at, @Nullable Instant occurredAt) {
        hearing.cases().stream().filter(one -> one.event().equals(event)).forEach(one -> {
            @SuppressWarnings("unchecked") // every case of this hearing reads into Moved
            Hearing.Case<Moved> moved = (Hearing.Case<Moved>) one;
            moved.then().accept(new Heard<>(new Moved(status, occurredAt), "t1:" + seq, "t1", seq, at, one.type()));
        });
    }
}
