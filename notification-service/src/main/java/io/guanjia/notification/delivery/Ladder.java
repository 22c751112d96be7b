package io.guanjia.notification.delivery;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// When to try again: at once, after 1 min, 5 min, 30 min, 2 h, 6 h, then daily, as long as the message is valid.
final class Ladder {

    private static final List<Duration> WAITS = List.of(
            Duration.ZERO,
            Duration.ofMinutes(1),
            Duration.ofMinutes(5),
            Duration.ofMinutes(30),
            Duration.ofHours(2),
            Duration.ofHours(6));
    private static final Duration DAILY = Duration.ofDays(1);

    private Ladder() {}

    /// The next attempt.
    ///
    /// @param tried attempts of this round so far
    /// @return empty when the next attempt would come too late
    static Optional<Instant> next(int tried, Instant now, Instant expiresAt) {
        Instant next = now.plus(tried < WAITS.size() ? WAITS.get(tried) : DAILY);
        return next.isAfter(expiresAt) ? Optional.empty() : Optional.of(next);
    }
}
