package io.guanjia.owner.signin;

import io.guanjia.owner.Places;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BooleanSupplier;
import org.springframework.stereotype.Component;

/// Lets somebody try what may be a guess. Only what turned out wrong counts, so that good sign-ins close
/// nothing, however many come at once. Of one address a few are checked side by side and the others wait: so
/// many wrong ones more than a limit allows can slip through, in each instance, and no more.
@Component
class Guesses {

    static final int AT_ONCE = 4;
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final Tries tries;
    private final Clock clock;
    private final Map<String, Turns> turns = new ConcurrentHashMap<>();

    Guesses(Tries tries, Clock clock) {
        this.tries = tries;
        this.clock = clock;
    }

    /// What wrong ones are counted by, and how many there may be.
    record Bound(String key, Limit limit) {}

    /// The places of an address, there as long as somebody is in one or waits for one.
    private record Turns(Places places, int asked) {

        Turns plus(int more) {
            return new Turns(places, asked + more);
        }
    }

    /// Whether it is right, looked at only as long as no bound says to wait.
    boolean right(String address, List<Bound> bounds, BooleanSupplier check) {
        Places places = turns.compute(address, (_, known) -> (known == null ? none() : known).plus(1))
                .places();
        try {
            return places.in(() -> rightNow(bounds, check));
        } finally {
            turns.computeIfPresent(address, (_, known) -> known.asked() == 1 ? null : known.plus(-1));
        }
    }

    private boolean rightNow(List<Bound> bounds, BooleanSupplier check) {
        Instant before = clock.instant();
        bounds.forEach(bound -> tries.look(bound.key(), bound.limit(), before));
        boolean right = check.getAsBoolean();
        if (!right) {
            Instant after = clock.instant();
            bounds.forEach(bound -> tries.add(bound.key(), after));
        }
        return right;
    }

    private static Turns none() {
        return new Turns(new Places(AT_ONCE, PATIENCE), 0);
    }
}
