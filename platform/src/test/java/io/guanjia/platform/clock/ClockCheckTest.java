package io.guanjia.platform.clock;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

@ExtendWith(OutputCaptureExtension.class)
class ClockCheckTest {

    private static final Instant NOW = Instant.parse("2026-11-22T01:00:00Z");

    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();

    @Test
    void tellsTimeNoFinerThanTheDatabaseKeepsIt() {
        Instant now = new ClockAutoConfiguration().clock().instant();

        assertThat(now).isEqualTo(now.truncatedTo(ChronoUnit.MILLIS));
    }

    @Test
    void warnsWhenTheDatabaseHasAnotherTime(CapturedOutput logs) {
        assertThat(checkAgainst(NOW.minusSeconds(3))).isEqualTo(Duration.ofSeconds(3));
        assertThat(logs).contains("3000 ms ahead");
        assertThat(meters.get("guanjia.clock.ahead").gauge().value()).isEqualTo(3.0);
    }

    @Test
    void saysNothingWhenTheyAgree(CapturedOutput logs) {
        assertThat(checkAgainst(NOW.plusMillis(20))).isEqualTo(Duration.ofMillis(-20));
        assertThat(logs).doesNotContain("ahead of the database");
    }

    private Duration checkAgainst(Instant database) {
        return new ClockCheck(Clock.fixed(NOW, ZoneOffset.UTC), () -> database, meters).check();
    }
}
