package io.guanjia.owner.residency;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SpanTest {

    @ParameterizedTest
    @CsvSource({
        "2026-01-01, 2026-01-31, 2026-02-01, 2026-02-28, false",
        "2026-01-01, 2026-01-31, 2026-01-31, 2026-02-28, true",
        "2026-01-01,           , 2026-02-01, 2026-02-28, true",
        "2026-03-01,           , 2026-02-01, 2026-02-28, false",
        "2026-01-01,           , 2026-02-01,           , true",
        "2026-01-05, 2026-01-06, 2026-01-01, 2026-01-31, true",
    })
    void overlapsOnAnyCommonDay(LocalDate from, LocalDate to, LocalDate otherFrom, LocalDate otherTo, boolean overlap) {
        Span one = new Span(from, to);
        Span other = new Span(otherFrom, otherTo);

        assertThat(one.overlaps(other)).isEqualTo(overlap);
        assertThat(other.overlaps(one)).isEqualTo(overlap);
    }

    @Test
    void includesItsFirstAndLastDay() {
        Span span = new Span(LocalDate.parse("2026-01-02"), LocalDate.parse("2026-01-03"));

        assertThat(span.covers(LocalDate.parse("2026-01-01"))).isFalse();
        assertThat(span.covers(LocalDate.parse("2026-01-02"))).isTrue();
        assertThat(span.covers(LocalDate.parse("2026-01-03"))).isTrue();
        assertThat(span.covers(LocalDate.parse("2026-01-04"))).isFalse();
    }

    @Test
    void doesNotEndBeforeItStarts() {
        assertThatThrownBy(() -> new Span(LocalDate.parse("2026-01-02"), LocalDate.parse("2026-01-01")))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
