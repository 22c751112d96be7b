package io.guanjia.platform.store;

import static io.guanjia.platform.store.Layout.NEXT_TIMER;

import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Projections;
import com.mongodb.client.model.Sorts;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.bson.Document;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Finds the aggregates with a due timer and fires it. Any number of instances may look; the guarded write lets one
/// fire. A timer that fails is put off, longer each time.
final class Timers {

    private static final Logger LOGGER = LoggerFactory.getLogger(Timers.class);
    private static final int AT_ONCE = 256;
    private static final int LONGEST_SHIFT = 8;

    private final List<TimerFiring<?>> firings;
    private final Clock clock;
    private final Timer lateness;
    private final Counter failures;
    private final Map<String, Integer> failedTimes = new ConcurrentHashMap<>();

    Timers(List<TimerFiring<?>> firings, Clock clock, MeterRegistry meters) {
        this.firings = firings;
        this.clock = clock;
        this.lateness = Timer.builder("guanjia.timer.lateness")
                .publishPercentileHistogram()
                .register(meters);
        this.failures = meters.counter("guanjia.timer.failures");
    }

    /// Answers whether there may be more to fire.
    boolean round() {
        boolean more = false;
        for (TimerFiring<?> firing : firings) {
            more |= round(firing);
        }
        return more;
    }

    private boolean round(TimerFiring<?> firing) {
        List<Document> found = firing.writes()
                .collection()
                .find(Filters.lte(NEXT_TIMER, Date.from(clock.instant())))
                .projection(Projections.include(NEXT_TIMER))
                .sort(Sorts.ascending(NEXT_TIMER))
                .limit(AT_ONCE)
                .into(new ArrayList<>());
        FailPoint.reached(found.isEmpty() ? "timer.none-due" : "timer.before-fire");
        Parallel.forEach(found, each -> fire(firing, each.getString(Layout.ID)));
        return found.size() == AT_ONCE;
    }

    private void fire(TimerFiring<?> firing, String id) {
        Instant now = clock.instant();
        try {
            Optional<ArmedTimer> fired = firing.fireNext(id, now);
            fired.ifPresent(timer -> lateness.record(Duration.between(timer.at(), now)));
            failedTimes.remove(id);
        } catch (RuntimeException failure) {
            failures.increment();
            int times = failedTimes.merge(id, 1, Integer::sum);
            Duration pause = Duration.ofSeconds(1L << Math.min(times - 1, LONGEST_SHIFT));
            LOGGER.atError()
                    .addKeyValue("aggregate", firing.writes().type().collection())
                    .addKeyValue("id", id)
                    .addKeyValue("times", times)
                    .setCause(failure)
                    .log("a timer failed; trying again in {}", pause);
            firing.putOff(id, now, clock.instant().plus(pause));
        }
    }
}
