package io.guanjia.notification.inbox;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.springframework.context.SmartLifecycle;

/// Reads for the live streams every 300 ms. Stops before the web server does: an open stream would hold it up.
final class StreamRounds implements SmartLifecycle {

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
        var _ = rounds.scheduleWithFixedDelay(
                streams::round, EVERY.toMillis(), EVERY.toMillis(), TimeUnit.MILLISECONDS);
        clock = Optional.of(rounds);
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
