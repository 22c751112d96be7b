package io.guanjia.bench;

import java.util.Locale;

/// One thing that was measured.
///
/// @param note what a reader of the number has to know
/// @param raw the numbers that it was made of, for whoever wants to make another one of them
record Figure(String name, double value, String unit, String note, Object raw) {

    static Figure of(String name, double value, String unit) {
        return new Figure(name, value, unit, "", value);
    }

    /// A share of what the machine could do at best in the same minutes.
    static Figure ratio(String name, double measured, double base, String note, Object raw) {
        return new Figure(name, base > 0 ? measured / base : Double.NaN, "", note, raw);
    }

    /// Three digits that say something.
    String shown() {
        if (!Double.isFinite(value)) {
            return Double.isNaN(value) ? "unknown" : "never";
        }
        String number = value >= 100
                ? String.format(Locale.ROOT, "%,.0f", value)
                : String.format(Locale.ROOT, value >= 10 ? "%.1f" : value >= 1 ? "%.2f" : "%.3f", value);
        return unit.isEmpty() ? number : number + " " + unit;
    }
}
