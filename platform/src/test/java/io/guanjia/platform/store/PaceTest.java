package io.guanjia.platform.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class PaceTest {

    private static final Instant NOW = Instant.parse("2026-11-22T01:02:03Z");

    private final AtomicReference<Instant> time = new AtomicReference<>(NOW);
    private final InstantSource source = time::get;
    private final Clock clock = source.withZone(ZoneOffset.UTC);
    private final Pace pace = new Pace(clock);

    @Test
    void sendsNothingWhileKafkaIsAwayThenProbesThenRampsUp() {
        assertThat(pace.isFull()).isTrue();

        pace.away();

        assertThat(pace.allowed()).isZero();
        assertThat(pace.isFull()).isFalse();
        time.set(NOW.plusSeconds(1));
        assertThat(pace.allowed()).isEqualTo(1);
        pace.sent();
        assertThat(pace.allowed()).isEqualTo(2);
        for (int i = 0; i < 10; i++) {
            pace.sent();
        }
        assertThat(pace.isFull()).isTrue();
    }
}
