package io.guanjia.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TableTest {

    @Test
    void columnsStandBelowEachOther() {
        Figure ratio = Figure.ratio("through the gateway", 300, 2400, "300/s ÷ 2,400/s", "raw");
        assertThat(Table.of(List.of(ratio, Figure.of("document", 1834, "bytes"))))
                .containsExactly(
                        "| Figure              |       Value | Note            |",
                        "|---------------------|------------:|-----------------|",
                        "| through the gateway |       0.125 | 300/s ÷ 2,400/s |",
                        "| document            | 1,834 bytes |                 |");
    }

    @ParameterizedTest
    @CsvSource({"0.0625, 0.063", "1.234, 1.23", "12.34, 12.3", "123.4, 123", "0, 0.000"})
    void aNumberHasThreeDigitsThatSaySomething(double value, String shown) {
        assertThat(Figure.of("x", value, "").shown()).isEqualTo(shown);
    }

    @Test
    void nothingToCompareWithIsNoNumber() {
        assertThat(Figure.ratio("x", 300, 0, "", "raw").shown()).isEqualTo("unknown");
        assertThat(Figure.of("x", Double.POSITIVE_INFINITY, "ms").shown()).isEqualTo("never");
    }
}
