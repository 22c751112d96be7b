package io.guanjia.billing.bill;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.time.YearMonth;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MonthSpanTest {

    @Test
    void countsBothEnds() {
        var span = new MonthSpan(LocalDate.parse("2026-12-01"), LocalDate.parse("2027-02-28"));

        assertThat(span.months()).containsExactly(YearMonth.of(2026, 12), YearMonth.of(2027, 1), YearMonth.of(2027, 2));
    }

    @ParameterizedTest
    @CsvSource({
        "2026-10-02,2026-12-31", // starts within a month
        "2026-10-01,2026-12-30", // ends within a month
        "2026-10-01,2026-09-30", // ends before it starts
        "2026-01-01,2027-01-31" // longer than a year
    })
    void refusesWhatIsNotWholeMonths(LocalDate from, LocalDate to) {
        assertThat(MonthSpan.isWholeMonths(from, to)).isFalse();
        assertThatThrownBy(() -> new MonthSpan(from, to)).isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @CsvSource({"2026-11-01,2026-11-30", "2028-02-01,2028-02-29", "2026-01-01,2026-12-31"})
    void takesOneMonthToAYear(LocalDate from, LocalDate to) {
        assertThat(MonthSpan.isWholeMonths(from, to)).isTrue();
    }
}
