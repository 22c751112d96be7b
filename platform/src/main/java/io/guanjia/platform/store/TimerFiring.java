package io.guanjia.platform.store;

import static io.guanjia.platform.store.Layout.ID;
import static io.guanjia.platform.store.Layout.LOG;
import static io.guanjia.platform.store.Layout.TRACE;
import static io.guanjia.platform.store.Layout.VERSION;

import com.mongodb.MongoException;
import com.mongodb.client.model.Filters;
import io.guanjia.platform.domain.Change;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationRegistry;
import io.micrometer.observation.transport.Kind;
import io.micrometer.observation.transport.ReceiverContext;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/// Fires the timers that stand in one aggregate.
final class TimerFiring<S> {

    private final GuardedWrites<S> writes;
    private final ObservationRegistry observations;

    TimerFiring(GuardedWrites<S> writes, ObservationRegistry observations) {
        this.writes = writes;
        this.observations = observations;
    }

    GuardedWrites<S> writes() {
        return writes;
    }

    /// Fires the earliest timer of the aggregate that is due; empty when none is (any more). The precondition is the
    /// armed timer itself: it is read again here, and the write is guarded by the version that was read.
    Optional<ArmedTimer> fireNext(String id, Instant now) {
        for (int attempt = 0; attempt < GuardedWrites.ATTEMPTS; attempt++) {
            Document found = writes.read(id, Scope.everything());
            if (found == null) {
                return Optional.empty();
            }
            Stored<S> stored = writes.stored(found);
            ArmedTimer timer = Decision.due(stored.timers(), now).orElse(null);
            if (timer == null) {
                return Optional.empty();
            }
            try {
                if (observed(found, timer, () -> fire(found, stored, timer, now))) {
                    FailPoint.reached("timer.after-fire");
                    return Optional.of(timer);
                }
            } catch (MongoException failure) {
                writes.settleIfAmbiguous(id, failure);
            }
            GuardedWrites.pause(attempt);
        }
        throw Decision.busy();
    }

    private boolean fire(Document found, Stored<S> stored, ArmedTimer timer, Instant now) {
        Change change = new Change(Decision.firing(timer, now));
        Decision.checkAcceptable(stored, change.command(), GuardedWrites.unsent(found));
        change.cancel(timer.name());
        handler(timer).fire(stored, stored.state(), change);
        return writes.update(found, stored, change, Scope.everything()).isPresent();
    }

    /// A timer goes on with the trace of what last happened to the aggregate: a report and the naming of a worker are
    /// one story, also when minutes lie between them.
    private boolean observed(Document found, ArmedTimer timer, Supplier<Boolean> firing) {
        ReceiverContext<String> context = new ReceiverContext<>(TimerFiring::traceparent, Kind.CONSUMER);
        context.setCarrier(found.getList(LOG, Document.class).getLast().get(TRACE, ""));
        return Boolean.TRUE.equals(Observation.createNotStarted("guanjia.fire", () -> context, observations)
                .contextualName("fire " + timer.name())
                .lowCardinalityKeyValue("timer", timer.name())
                .observe(firing));
    }

    private static @Nullable String traceparent(String carried, String header) {
        return header.equals("traceparent") ? carried : null;
    }

    /// Puts off the timer that is due first, after it failed; not a command, so version and journal stay.
    void putOff(String id, Instant now, Instant until) {
        Document found = writes.read(id, Scope.everything());
        if (found == null) {
            return;
        }
        List<ArmedTimer> timers = new ArrayList<>(writes.stored(found).timers());
        Decision.due(timers, now)
                .ifPresent(timer ->
                        timers.set(timers.indexOf(timer), new ArmedTimer(timer.name(), until, timer.generation())));
        Document update = new Document("$set", new Document());
        Layout.putTimers(update, timers);
        writes.collection()
                .updateOne(Filters.and(Filters.eq(ID, id), Filters.eq(VERSION, found.getLong(VERSION))), update);
    }

    private TimerHandler<S> handler(ArmedTimer timer) {
        TimerHandler<S> handler = writes.type().timers().get(timer.name());
        if (handler == null) {
            throw new IllegalStateException(writes.type().collection() + " has no handler for timer " + timer.name());
        }
        return handler;
    }
}
