package io.guanjia.notification.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class LadderTest {

    private static final Instant START = Instant.parse("2026-11-22T06:00:00Z");

    @Test
    void climbsFromAtOnceToDailyForSevenDays() {
        Instant end = START.plus(Duration.ofDays(7));
        List<Duration> waits = new ArrayList<>();
        Instant now = START;
        for (int tried = 0; ; tried++) {
            Optional<Instant> next = Ladder.next(tried, now, end);
            if (next.isEmpty()) {
                break;
            }
            waits.add(Duration.between(now, next.get()));
            now = next.get();
        }
        assertThat(waits)
                .containsExactly(
                        Duration.ZERO,
                        Duration.ofMinutes(1),
                        Duration.ofMinutes(5),
                        Duration.ofMinutes(30),
                        Duration.ofHours(2),
                        Duration.ofHours(6),
                        Duration.ofDays(1),
                        Duration.ofDays(1),
                        Duration.ofDays(1),
                        Duration.ofDays(1),
                        Duration.ofDays(1),
                        Duration.ofDays(1));
    }
}
