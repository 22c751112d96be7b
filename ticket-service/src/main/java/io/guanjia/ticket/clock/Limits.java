package io.guanjia.ticket.clock;

import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMax;
import org.hibernate.validator.constraints.time.DurationMin;
import org.jspecify.annotations.Nullable;

/// The limits of one priority; one that is not set makes no promise. `aroundTheClock`: counted 24×7, else in the
/// service hours of the desk.
public record Limits(
        @Nullable @DurationMin(seconds = 1) @DurationMax(days = 366)
        Duration accept,

        @Nullable @DurationMin(seconds = 1) @DurationMax(days = 366)
        Duration arrive,

        @Nullable @DurationMin(seconds = 1) @DurationMax(days = 366)
        Duration finish,

        boolean aroundTheClock) {}
