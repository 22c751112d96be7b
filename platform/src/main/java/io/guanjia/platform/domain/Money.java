package io.guanjia.platform.domain;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;

/// An amount in the currency's hundredths (fen for CNY). Sums never mix currencies and never overflow silently.
public record Money(long fen, String currency) implements Comparable<Money> {

    public static final String CNY = "CNY";

    public static Money cny(long fen) {
        return new Money(fen, CNY);
    }

    /// Yuan to fen, rounded half up: the rounding of every bill line.
    public static Money ofYuan(BigDecimal yuan) {
        return cny(yuan.movePointRight(2).setScale(0, RoundingMode.HALF_UP).longValueExact());
    }

    public Money plus(Money other) {
        return new Money(Math.addExact(fen, inSameCurrency(other).fen), currency);
    }

    public Money minus(Money other) {
        return new Money(Math.subtractExact(fen, inSameCurrency(other).fen), currency);
    }

    public boolean isZero() {
        return fen == 0;
    }

    public boolean isPositive() {
        return fen > 0;
    }

    /// Splits by weights so that the parts add up to the whole: largest remainder, earlier part first on a tie.
    public List<Money> split(List<Long> weights) {
        long total = weights.stream().mapToLong(Long::longValue).reduce(0, Math::addExact);
        if (total <= 0 || weights.stream().anyMatch(weight -> weight < 0)) {
            throw new IllegalArgumentException("weights must not be negative and must add up to more than zero");
        }
        BigDecimal whole = BigDecimal.valueOf(fen);
        List<Long> parts = new ArrayList<>();
        List<Integer> byRemainder = new ArrayList<>();
        List<BigDecimal> remainders = new ArrayList<>();
        long given = 0;
        for (int i = 0; i < weights.size(); i++) {
            BigDecimal[] share =
                    whole.multiply(BigDecimal.valueOf(weights.get(i))).divideAndRemainder(BigDecimal.valueOf(total));
            parts.add(share[0].longValueExact());
            remainders.add(share[1].abs());
            byRemainder.add(i);
            given += share[0].longValueExact();
        }
        byRemainder.sort((a, b) -> remainders.get(b).compareTo(remainders.get(a)));
        long step = Long.signum(fen);
        for (int i = 0; given != fen; i++, given += step) {
            parts.set(byRemainder.get(i), parts.get(byRemainder.get(i)) + step);
        }
        return parts.stream().map(part -> new Money(part, currency)).toList();
    }

    /// Yuan with two decimals, as it stands in JSON and on paper.
    public String amount() {
        return BigDecimal.valueOf(fen, 2).toPlainString();
    }

    @Override
    public int compareTo(Money other) {
        return Long.compare(fen, inSameCurrency(other).fen);
    }

    private Money inSameCurrency(Money other) {
        if (!currency.equals(other.currency)) {
            throw new IllegalArgumentException(currency + " and " + other.currency + " do not add up");
        }
        return other;
    }
}
