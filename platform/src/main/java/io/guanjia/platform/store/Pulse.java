package io.guanjia.platform.store;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Does something again and again, at once for the first time: without a pause while there is more to do, else at the
/// interval, or more seldom when a round is so dear that it would take more than a thirtieth of the time.
final class Pulse implements AutoCloseable {

    private static final Logger LOGGER = LoggerFactory.getLogger(Pulse.class);
    private static final int COST_SHARE = 30;
    private static final Duration LONGEST = Duration.ofSeconds(5);

    private final Thread thread;

    /// @param round answers whether there is more to do
    Pulse(String name, Duration interval, MeterRegistry meters, BooleanSupplier round) {
        Timer cost = meters.timer("guanjia.sweep.cost", "sweep", name);
        thread = Thread.ofVirtual().name(name).start(() -> beat(interval, cost, round));
    }

    private static void beat(Duration interval, Timer cost, BooleanSupplier round) {
        try {
            while (!Thread.currentThread().isInterrupted()) {
                long start = System.nanoTime();
                boolean more = once(round);
                long took = System.nanoTime() - start;
                cost.record(took, TimeUnit.NANOSECONDS);
                if (!more) {
                    Thread.sleep(Duration.ofNanos(
                            Math.max(interval.toNanos(), Math.min(took * COST_SHARE, LONGEST.toNanos()))));
                }
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private static boolean once(BooleanSupplier round) {
        try {
            return round.getAsBoolean();
        } catch (RuntimeException failure) {
            LOGGER.warn("a round failed, the next one tries again", failure);
            return false;
        }
    }

    @Override
    public void close() {
        thread.interrupt();
        try {
            thread.join(LONGEST);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }
}
