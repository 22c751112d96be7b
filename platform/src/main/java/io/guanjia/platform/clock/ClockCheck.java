package io.guanjia.platform.clock;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Compares this node's clock with the database's: deadlines of several nodes are only as good as their clocks agree.
public final class ClockCheck {

    private static final Logger log = LoggerFactory.getLogger(ClockCheck.class);
    private static final Duration TOLERATED = Duration.ofMillis(500);

    private final Clock clock;
    private final Supplier<Instant> database;
    private volatile Duration ahead = Duration.ZERO;

    ClockCheck(Clock clock, Supplier<Instant> database, MeterRegistry meters) {
        this.clock = clock;
        this.database = database;
        Gauge.builder("guanjia.clock.ahead", this, check -> check.ahead.toNanos() / 1e9)
                .description("This node's clock minus the database's")
                .baseUnit("seconds")
                .register(meters);
    }

    /// Asks once; the answer is taken to be as old as half the way there and back.
    Duration check() {
        Instant asked = clock.instant();
        Instant said = database.get();
        Instant answered = clock.instant();
        ahead = Duration.between(
                said, asked.plus(Duration.between(asked, answered).dividedBy(2)));
        if (ahead.abs().compareTo(TOLERATED) > 0) {
            log.warn("this node's clock is {} ms ahead of the database's", ahead.toMillis());
        }
        return ahead;
    }
}
