package io.guanjia.ticket.clock;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A recorded span in which no clock runs; open as long as `to` is not known.
public record Pause(Instant from, @Nullable Instant to, String reason) {

    Pause endedAt(Instant end) {
        return new Pause(from, end, reason);
    }
}
