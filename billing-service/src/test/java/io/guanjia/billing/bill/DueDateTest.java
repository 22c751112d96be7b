package io.guanjia.billing.bill;

import static io.guanjia.billing.bill.BillSamples.SHANGHAI;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;

class DueDateTest {

    @Test
    void countsDaysInTheCommunitysZone() {
        // 23:30 in Shanghai is still the 22nd there
        var due = DueDate.after(Duration.ofDays(1), Instant.parse("2026-11-22T15:30:00Z"), SHANGHAI);

        assertThat(due.on()).isEqualTo(LocalDate.parse("2026-11-23"));
        assertThat(due.at()).isEqualTo(Instant.parse("2026-11-23T16:00:00Z"));
    }

    @Test
    void endsTheDayAtItsRealMidnightWhenClocksChange() {
        var due = DueDate.after(Duration.ofDays(1), Instant.parse("2026-10-24T10:00:00Z"), ZoneId.of("Europe/Berlin"));

        assertThat(due.at()).isEqualTo(Instant.parse("2026-10-25T23:00:00Z"));
    }

    @Test
    void takesLessThanADayToTheSecond() {
        var due = DueDate.after(Duration.ofSeconds(10), Instant.parse("2026-11-22T15:59:55Z"), SHANGHAI);

        assertThat(due.at()).isEqualTo(Instant.parse("2026-11-22T16:00:05Z"));
        assertThat(due.on()).isEqualTo(LocalDate.parse("2026-11-23"));
    }
}
