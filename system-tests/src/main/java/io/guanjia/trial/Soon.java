package io.guanjia.trial;

import io.guanjia.api.Unexpected;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import java.util.function.Supplier;

/// Waits for what must come soon.
public final class Soon {

    public static final Duration LONGEST = Duration.ofSeconds(45);
    private static final Duration PAUSE = Duration.ofMillis(50);

    private Soon() {}

    public static <T> T find(String what, Supplier<Optional<T>> look) {
        return find(what, PAUSE, look);
    }

    /// What comes soon, looked for more often or more seldom than usual.
    ///
    /// @param pause between two looks
    public static <T> T find(String what, Duration pause, Supplier<Optional<T>> look) {
        return settle(look, Optional::isPresent, pause)
                .orElseThrow(() -> new Unexpected(what + " did not come within " + LONGEST.toSeconds() + " s"));
    }

    /// The first look that is right, or the last one when patience ends.
    public static <T> T settle(Supplier<T> look, Predicate<T> right) {
        return settle(look, right, PAUSE);
    }

    private static <T> T settle(Supplier<T> look, Predicate<T> right, Duration pause) {
        Instant end = Instant.now().plus(LONGEST);
        T seen = look.get();
        while (!right.test(seen) && Instant.now().isBefore(end)) {
            LockSupport.parkNanos(pause.toNanos());
            seen = look.get();
        }
        return seen;
    }

    public static void until(String what, BooleanSupplier holds) {
        find(what, () -> holds.getAsBoolean() ? Optional.of(true) : Optional.empty());
    }
}
