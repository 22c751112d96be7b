package io.guanjia.notification.inbox;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/// Reads for the live streams every 300 ms. Stops before the web server does: an open stream would hold it up.
final class StreamRounds implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(StreamRounds.class);
    private static final Duration EVERY = Duration.ofMillis(300);

    private final LiveStreams streams;
    private Optional<ScheduledExecutorService> clock = Optional.empty();

    StreamRounds(LiveStreams streams) {
        this.streams = streams;
    }

    @Override
    public void start() {
        ScheduledExecutorService rounds = Executors.newSingleThreadScheduledExecutor(
                Thread.ofVirtual().name("streams").factory());
        var _ = rounds.scheduleWithFixedDelay(this::round, EVERY.toMillis(), EVERY.toMillis(), TimeUnit.MILLISECONDS);
        clock = Optional.of(rounds);
    }

    /// What escaped would silently end the schedule, and every stream with it.
    private void round() {
        try {
            streams.round();
        } catch (RuntimeException e) {
            LOG.error("A round of the live streams broke; the next one goes on", e);
        }
    }

    @Override
    public void stop() {
        clock.ifPresent(ScheduledExecutorService::shutdownNow);
        clock = Optional.empty();
        streams.endAll();
    }

    @Override
    public boolean isRunning() {
        return clock.isPresent();
    }
}
