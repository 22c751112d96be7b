package io.guanjia.platform.store;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/// How much is sent at once: with Kafka away nothing but a probe now and then, with Kafka back twice as much each time,
/// so that a broker that just rose is not trampled.
final class Pace {

    static final int FULL = 512;

    private static final Duration PROBE_AFTER = Duration.ofSeconds(1);

    private final Clock clock;
    private int allowed = FULL;
    private Instant probeAt = Instant.MIN;

    Pace(Clock clock) {
        this.clock = clock;
    }

    synchronized int allowed() {
        return clock.instant().isBefore(probeAt) ? 0 : allowed;
    }

    synchronized boolean isFull() {
        return allowed() == FULL;
    }

    synchronized void away() {
        allowed = 1;
        probeAt = clock.instant().plus(PROBE_AFTER);
    }

    synchronized void sent() {
        allowed = Math.min(FULL, allowed * 2);
    }
}
