package io.guanjia.local;

import io.guanjia.local.process.Child;
import io.guanjia.local.process.Patience;
import io.guanjia.local.process.Trouble;
import java.io.PrintStream;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// Keeps one part alive: started again with back-off whenever it dies, until it is stopped.
final class Keeper {

    private final Part part;
    private final Pids pids;
    private final PrintStream screen;
    private final Backoff backoff = new Backoff();
    private @Nullable Child child;
    private boolean stopping;

    Keeper(Part part, Pids pids, PrintStream screen) {
        this.part = part;
        this.pids = pids;
        this.screen = screen;
    }

    /// Returns when the part is ready; a part that does not come up the first time is the caller's trouble.
    void start() {
        long from = System.nanoTime();
        Child started = part.start().get();
        if (take(started)) {
            screen.printf("  %-22s ready after %4.1f s   %s%n", part.name(), seconds(from), part.ports());
            Thread.ofVirtual().name("keep-" + part.name()).start(() -> keep(started));
        }
    }

    void stop() {
        Child last;
        synchronized (this) {
            stopping = true;
            last = child;
        }
        if (last != null) {
            last.close();
        }
    }

    private void keep(Child first) {
        @Nullable Child current = first;
        while (current != null) {
            long from = System.nanoTime();
            current.ended().join();
            if (isStopping()) {
                return;
            }
            current.close();
            pids.gone(part);
            screen.println(Patience.died(current).getMessage());
            current = again(Duration.ofNanos(System.nanoTime() - from));
        }
    }

    private @Nullable Child again(Duration lived) {
        Duration pause = backoff.after(lived);
        while (!isStopping()) {
            screen.printf("  %-22s starts again in %.1f s%n", part.name(), pause.toMillis() / 1000.0);
            try {
                Thread.sleep(pause);
                long from = System.nanoTime();
                Child started = part.start().get();
                if (take(started)) {
                    screen.printf("  %-22s ready again after %.1f s%n", part.name(), seconds(from));
                    return started;
                }
            } catch (Trouble trouble) {
                screen.println(trouble.getMessage());
                pause = backoff.after(Duration.ZERO);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return null;
            }
        }
        return null;
    }

    private boolean take(Child started) {
        synchronized (this) {
            if (!stopping) {
                child = started;
                pids.ready(part, started);
                return true;
            }
        }
        started.close();
        return false;
    }

    private synchronized boolean isStopping() {
        return stopping;
    }

    private static double seconds(long from) {
        return (System.nanoTime() - from) / 1e9;
    }
}
