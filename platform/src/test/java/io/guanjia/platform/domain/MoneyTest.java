package io.guanjia.platform.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class MoneyTest {

    static LongStream seeds() {
        return LongStream.range(0, 300);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void splitsIntoPartsThatAddUpAndAreFairToOneFen(long seed) {
        Random random = new Random(seed);
        Money whole = Money.cny(random.nextLong(-1_000_000_000_000L, 1_000_000_000_000L));
        List<Long> weights = Stream.concat(
                        Stream.of(1 + random.nextLong(1_000_000)),
                        Stream.generate(() -> random.nextLong(1_000_000)).limit(random.nextInt(20)))
                .toList();
        long total = weights.stream().mapToLong(Long::longValue).sum();
        List<Money> parts = whole.split(weights);
        assertThat(parts.stream().reduce(Money.cny(0), Money::plus)).isEqualTo(whole);
        for (int i = 0; i < parts.size(); i++) {
            BigDecimal fair = BigDecimal.valueOf(whole.fen()).multiply(BigDecimal.valueOf(weights.get(i)));
            BigDecimal given = BigDecimal.valueOf(parts.get(i).fen()).multiply(BigDecimal.valueOf(total));
            assertThat(fair.subtract(given).abs()).isLessThan(BigDecimal.valueOf(total));
        }
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void addsAndTakesAwayAndIsWrittenAsItIs(long seed) {
        Random random = new Random(seed);
        Money one = Money.cny(random.nextInt());
        Money other = Money.cny(random.nextInt());
        assertThat(one.plus(other).minus(other)).isEqualTo(one);
        assertThat(Money.ofYuan(new BigDecimal(one.amount()))).isEqualTo(one);
        assertThat(Integer.signum(one.compareTo(other))).isEqualTo(Long.compare(one.fen(), other.fen()));
    }

    @Test
    void givesTheOddFenToTheLargestRemainderThenTheEarlierPart() {
        assertThat(Money.cny(100).split(List.of(1L, 1L, 1L)))
                .containsExactly(Money.cny(34), Money.cny(33), Money.cny(33));
        assertThat(Money.cny(-100).split(List.of(1L, 1L, 1L)))
                .containsExactly(Money.cny(-34), Money.cny(-33), Money.cny(-33));
        assertThat(Money.cny(10).split(List.of(0L, 26L, 74L)))
                .containsExactly(Money.cny(0), Money.cny(3), Money.cny(7));
    }

    @ParameterizedTest
    @CsvSource({"0.005, 1", "0.004, 0", "-0.005, -1", "120, 12000"})
    void roundsHalfUp(BigDecimal yuan, long fen) {
        assertThat(Money.ofYuan(yuan)).isEqualTo(Money.cny(fen));
    }

    @Test
    void refusesToMixCurrenciesToOverflowAndToSplitByNothing() {
        Money most = Money.cny(Long.MAX_VALUE);
        Money fen = Money.cny(1);
        Money cent = new Money(1, "USD");
        assertThatThrownBy(() -> most.plus(fen)).isInstanceOf(ArithmeticException.class);
        assertThatThrownBy(() -> fen.plus(cent)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> fen.compareTo(cent)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> fen.split(List.of(0L))).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> fen.split(List.of(2L, -1L))).isInstanceOf(IllegalArgumentException.class);
    }
}
