package io.guanjia.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;

class WindowTest {

    @Test
    void countsWhatWasDoneAndLeavesOutWhatFailed() {
        AtomicInteger asked = new AtomicInteger();
        Window window = Window.of(4, Duration.ofMillis(200), () -> {
            LockSupport.parkNanos(1_000_000);
            return asked.incrementAndGet() % 2 == 0;
        });
        assertThat(window.done() + window.failed()).isEqualTo(asked.get());
        assertThat(window.done()).isEqualTo(asked.get() / 2);
        assertThat(window.eachSecond().stream().mapToLong(Long::longValue).sum())
                .isEqualTo(window.done());
        assertThat(window.perSecond()).isEqualTo(window.done() / window.seconds());
    }

    @Test
    void whoIsNotAnsweredWaitsForEver() {
        AtomicInteger asked = new AtomicInteger();
        Arrivals arrivals = Arrivals.at(100, Duration.ofSeconds(1), () -> asked.incrementAndGet() % 2 == 0);
        assertThat(arrivals.failed()).isEqualTo(50);
        assertThat(arrivals.answered().count()).isEqualTo(100);
        assertThat(arrivals.answered().percentile(50)).isFinite();
        assertThat(arrivals.answered().percentile(51)).isInfinite();
    }

    @Test
    void whoComesWhileAllAreBusyWaitsFromWhenTheyWereMeantToCome() {
        Object place = new Object();
        Arrivals arrivals = Arrivals.at(20, Duration.ofSeconds(1), () -> {
            synchronized (place) {
                LockSupport.parkNanos(100_000_000);
            }
            return true;
        });
        assertThat(arrivals.failed()).isZero();
        assertThat(arrivals.answered().count()).isEqualTo(20);
        // Twenty turns of 100 ms, the last of them meant to begin after 950 ms.
        assertThat(arrivals.answered().percentile(100)).isGreaterThan(1_000);
    }
}
