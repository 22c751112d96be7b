package io.guanjia.owner.signin;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/// How often something may be tried, decided from when it was tried before.
@FunctionalInterface
interface Limit {

    /// At most a day back is remembered.
    Duration MEMORY = Duration.ofDays(1);

    /// How long to wait before the next try; zero or less: none.
    ///
    /// @param before earlier tries, oldest first
    Duration wait(List<Instant> before, Instant now);

    /// So many in any span of that length.
    static Limit atMost(int times, Duration window) {
        return (before, now) -> {
            List<Instant> recent =
                    before.stream().filter(at -> at.isAfter(now.minus(window))).toList();
            return recent.size() < times
                    ? Duration.ZERO
                    : Duration.between(now, recent.get(recent.size() - times).plus(window));
        };
    }

    /// Free at first, then a pause that doubles with each try, up to the longest.
    static Limit growing(int free, Duration first, Duration longest) {
        return (before, now) -> {
            int beyond = before.size() - free;
            if (beyond < 0) {
                return Duration.ZERO;
            }
            Duration pause = beyond > 20 ? longest : first.multipliedBy(1L << beyond);
            Duration capped = pause.compareTo(longest) > 0 ? longest : pause;
            return Duration.between(now, before.getLast().plus(capped));
        };
    }
}
