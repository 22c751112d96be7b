package io.guanjia.owner.signin;

import static io.guanjia.owner.Changes.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class LimitTest {

    @Test
    void countsWhatFallsIntoTheWindow() {
        Limit limit = Limit.atMost(2, Duration.ofMinutes(1));
        Instant earlier = NOON.minusSeconds(50);

        assertThat(limit.wait(List.of(), NOON)).isEqualTo(Duration.ZERO);
        assertThat(limit.wait(List.of(earlier), NOON)).isEqualTo(Duration.ZERO);
        assertThat(limit.wait(List.of(earlier, NOON.minusSeconds(5)), NOON)).isEqualTo(Duration.ofSeconds(10));
        assertThat(limit.wait(List.of(NOON.minusSeconds(60), NOON.minusSeconds(5)), NOON))
                .isEqualTo(Duration.ZERO);
    }

    @Test
    void growsFromTryToTryUpToTheLongest() {
        Limit limit = Limit.growing(2, Duration.ofSeconds(5), Duration.ofSeconds(60));
        List<Instant> before = new ArrayList<>();
        List<Long> waits = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            waits.add(limit.wait(before, NOON).toSeconds());
            before.add(NOON);
        }

        assertThat(waits).containsExactly(0L, 0L, 5L, 10L, 20L, 40L, 60L, 60L);
        assertThat(limit.wait(before, NOON.plusSeconds(61)).isPositive()).isFalse();
    }

    @Test
    void staysAtTheLongestHoweverOften() {
        Limit limit = Limit.growing(1, Duration.ofSeconds(5), Duration.ofSeconds(60));

        assertThat(limit.wait(Collections.nCopies(64, NOON), NOON)).isEqualTo(Duration.ofSeconds(60));
    }
}
