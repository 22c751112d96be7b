package io.guanjia.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SpreadTest {

    private static Spread of(int count) {
        return Spread.of(IntStream.rangeClosed(1, count).mapToDouble(i -> count + 1 - i));
    }

    @Test
    void aPercentileIsTheMeasurementThatSoManyDoNotExceed() {
        assertThat(of(1000).percentile(50)).isEqualTo(500);
        assertThat(of(1000).percentile(99)).isEqualTo(990);
        assertThat(of(1000).percentile(99.9)).isEqualTo(999);
        assertThat(of(1000).percentile(100)).isEqualTo(1000);
    }

    @Test
    void fewMeasurementsAnswerWithOneOfTheirs() {
        assertThat(of(1).percentile(99.9)).isEqualTo(1);
        assertThat(of(3).median()).isEqualTo(2);
        assertThat(of(10).percentile(99)).isEqualTo(10);
        assertThat(of(2).percentile(0)).isEqualTo(1);
    }

    @Test
    void nothingMeasuredIsNoNumber() {
        assertThat(Spread.of(DoubleStream.empty()).median()).isNaN();
    }
}
