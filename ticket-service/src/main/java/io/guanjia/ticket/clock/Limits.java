package io.guanjia.ticket.clock;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// The limits of one priority; one that is not set makes no promise. `aroundTheClock`: counted 24×7, else in the
/// service hours of the desk.
public record Limits(
        @Nullable Duration accept,
        @Nullable Duration arrive,
        @Nullable Duration finish,
        boolean aroundTheClock) {}
