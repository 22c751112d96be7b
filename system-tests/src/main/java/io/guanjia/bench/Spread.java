package io.guanjia.bench;

import java.util.List;
import java.util.stream.DoubleStream;

/// Many measurements of one thing, in milliseconds.
record Spread(List<Double> sorted) {

    static Spread of(DoubleStream milliseconds) {
        return new Spread(milliseconds.sorted().boxed().toList());
    }

    int count() {
        return sorted.size();
    }

    /// The smallest measurement that at least this share of all do not exceed; a number that was measured, not one
    /// between two.
    double percentile(double percent) {
        if (sorted.isEmpty()) {
            return Double.NaN;
        }
        // Rounded first: 99.9 % of 1,000 is 999 and not the 1,000 that a double makes of it.
        double rank = Math.ceil(Math.round(percent * sorted.size() * 1e6) / 1e8);
        return sorted.get(Math.clamp((long) rank - 1, 0, sorted.size() - 1));
    }

    double median() {
        return percentile(50);
    }
}
