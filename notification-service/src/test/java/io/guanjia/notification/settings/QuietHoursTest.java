package io.guanjia.notification.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class QuietHoursTest {

    private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");

    @ParameterizedTest
    @CsvSource({
        "2026-11-22T13:59:59Z, ",
        "2026-11-22T14:00:00Z, 2026-11-22T23:00:00Z",
        "2026-11-22T17:00:00Z, 2026-11-22T23:00:00Z",
        "2026-11-22T22:59:59Z, 2026-11-22T23:00:00Z",
        "2026-11-22T23:00:00Z, "
    })
    void lastsPastMidnightInTheCommunitysZone(Instant now, Instant end) {
        QuietHours night = new QuietHours(LocalTime.of(22, 0), LocalTime.of(7, 0));
        assertThat(night.endAfter(now, SHANGHAI).orElse(null)).isEqualTo(end);
    }

    @ParameterizedTest
    @CsvSource({"2026-11-22T03:59:00Z, ", "2026-11-22T04:00:00Z, 2026-11-22T06:00:00Z", "2026-11-22T06:00:00Z, "})
    void lastsWithinADay(Instant now, Instant end) {
        QuietHours noon = new QuietHours(LocalTime.NOON, LocalTime.of(14, 0));
        assertThat(noon.endAfter(now, SHANGHAI).orElse(null)).isEqualTo(end);
    }

    @Test
    void areNoneWhenBothEndsAreAlike() {
        QuietHours none = new QuietHours(LocalTime.MIDNIGHT, LocalTime.MIDNIGHT);
        assertThat(none.endAfter(Instant.parse("2026-11-22T16:00:00Z"), SHANGHAI))
                .isEmpty();
    }

    @Test
    void endAtTheWallClockWhereTheNightHasAnHourLess() {
        QuietHours night = new QuietHours(LocalTime.of(22, 0), LocalTime.of(7, 0));
        assertThat(night.endAfter(Instant.parse("2026-03-28T22:30:00Z"), ZoneId.of("Europe/Berlin")))
                .contains(Instant.parse("2026-03-29T05:00:00Z"));
    }
}
