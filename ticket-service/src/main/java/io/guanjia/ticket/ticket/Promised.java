package io.guanjia.ticket.ticket;

import io.guanjia.ticket.clock.ClockName;
import io.guanjia.ticket.clock.Clocks;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// What the owner was told: when somebody has taken the job, is there, is done, or has answered.
public record Promised(
        @Nullable Instant accept,
        @Nullable Instant arrive,
        @Nullable Instant finish,
        @Nullable Instant firstAnswer) {

    static Promised of(Clocks clocks) {
        return new Promised(
                clocks.due(ClockName.ACCEPT).orElse(null),
                clocks.due(ClockName.ARRIVE).orElse(null),
                clocks.due(ClockName.FINISH).orElse(null),
                clocks.due(ClockName.FIRST_ANSWER).orElse(null));
    }
}
