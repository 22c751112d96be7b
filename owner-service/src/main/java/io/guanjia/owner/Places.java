package io.guanjia.owner;

import io.guanjia.platform.domain.CommonRefusal.TooMany;
import io.guanjia.platform.domain.RefusedException;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/// So many at a time. Who finds no place in time is told that it is they who ask too much: that the service
/// fails would be heard by the gateway's breaker, and everybody else would find it open.
public final class Places {

    private final Semaphore free;
    private final Duration patience;

    public Places(int places, Duration patience) {
        this.free = new Semaphore(places);
        this.patience = patience;
    }

    /// Does the work in a place of its own.
    ///
    /// @throws RefusedException {@link TooMany} when none became free in time
    public <T> T in(Supplier<T> work) {
        if (!found()) {
            throw new RefusedException(new TooMany(patience));
        }
        try {
            return work.get();
        } finally {
            free.release();
        }
    }

    private boolean found() {
        try {
            return free.tryAcquire(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
