package io.guanjia.trial;

import io.guanjia.api.Unexpected;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/// Waits for what must come soon.
public final class Soon {

    public static final Duration LONGEST = Duration.ofSeconds(45);
    private static final Duration PAUSE = Duration.ofMillis(50);

    private Soon() {}

    public static <T> T find(String what, Supplier<Optional<T>> look) {
        Instant end = Instant.now().plus(LONGEST);
        Optional<T> found = look.get();
        while (found.isEmpty()) {
            Unexpected.unless(Instant.now().isBefore(end), what + " did not come within " + LONGEST.toSeconds() + " s");
            LockSupport.parkNanos(PAUSE.toNanos());
            found = look.get();
        }
        return found.get();
    }

    public static void until(String what, BooleanSupplier holds) {
        find(what, () -> holds.getAsBoolean() ? Optional.of(true) : Optional.empty());
    }
}
