package io.guanjia.billing.bill;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.stream.Stream;

/// Whole calendar months from the first day of the first to the last day of the last, both included.
public record MonthSpan(LocalDate from, LocalDate to) {

    /// A span longer than this is a slip of the pen, not a bill.
    public static final int MAX_MONTHS = 12;

    public MonthSpan {
        if (!isWholeMonths(from, to)) {
            throw new IllegalArgumentException(from + " to " + to + " is not a span of whole months");
        }
    }

    public static boolean isWholeMonths(LocalDate from, LocalDate to) {
        return from.getDayOfMonth() == 1
                && to.equals(YearMonth.from(to).atEndOfMonth())
                && from.isBefore(to)
                && from.plusMonths(MAX_MONTHS).isAfter(to);
    }

    public List<YearMonth> months() {
        YearMonth last = YearMonth.from(to);
        return Stream.iterate(YearMonth.from(from), month -> !month.isAfter(last), month -> month.plusMonths(1))
                .toList();
    }
}
