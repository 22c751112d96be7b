package io.guanjia.platform.store;

import com.mongodb.client.MongoDatabase;
import io.guanjia.platform.topic.EventTopics;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.observation.ObservationRegistry;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.context.SmartLifecycle;

/// Where a service gets its stores from, one for each {@link AggregateType}, and what runs behind them: relay, sweep,
/// timers.
public final class AggregateStores implements SmartLifecycle {

    private static final Duration SWEEP = Duration.ofMillis(250);
    private static final Duration TIMERS = Duration.ofMillis(100);
    private static final Duration METERS = Duration.ofSeconds(5);

    private final MongoDatabase database;
    private final Supplier<@Nullable String> trace;
    private final Clock clock;
    private final MeterRegistry meters;
    private final ObservationRegistry observations;
    private final Pace pace;
    private final Relay relay;
    private final List<GuardedWrites<?>> stores = new CopyOnWriteArrayList<>();
    private final List<TimerFiring<?>> firings = new CopyOnWriteArrayList<>();
    private List<Pulse> pulses = List.of();

    AggregateStores(
            MongoDatabase database,
            EventSender sender,
            Supplier<@Nullable String> trace,
            Clock clock,
            MeterRegistry meters,
            ObservationRegistry observations) {
        this.database = database;
        this.trace = trace;
        this.clock = clock;
        this.meters = meters;
        this.observations = observations;
        this.pace = new Pace(clock);
        this.relay = new Relay(sender, new Clears(), pace, clock, meters);
    }

    /// The store of this kind of aggregate; its indexes are there when this returns.
    public <S> Aggregates<S> of(AggregateType<S> type) {
        GuardedWrites<S> writes = new GuardedWrites<>(type, database, relay, trace, clock);
        stores.add(writes);
        firings.add(new TimerFiring<>(writes, observations));
        return new MongoAggregates<>(writes);
    }

    /// The topics of what the stores say.
    Set<String> topics() {
        return stores.stream()
                .map(store -> EventTopics.of(store.type().catalog().owner()))
                .collect(Collectors.toSet());
    }

    @Override
    public void start() {
        pulses = List.of(
                new Pulse("relay", SWEEP, meters, new Sweep(stores, relay, pace, clock)::round),
                new Pulse("timers", TIMERS, meters, new Timers(firings, clock, meters)::round),
                new Pulse("unsent", METERS, meters, new StoreMeters(stores, clock, meters)::round));
    }

    @Override
    public void stop() {
        pulses.forEach(Pulse::close);
        pulses = List.of();
        relay.close();
    }

    @Override
    public boolean isRunning() {
        return !pulses.isEmpty();
    }
}
