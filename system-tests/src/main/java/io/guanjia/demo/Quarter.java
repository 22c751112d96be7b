package io.guanjia.demo;

import io.guanjia.trial.Person;
import java.time.LocalDate;
import java.time.YearMonth;

/// Three months that are billed together.
record Quarter(YearMonth firstMonth) {

    /// The quarter of that day, or the next one that nobody was billed for yet.
    static Quarter firstWithoutBills(Person finance, LocalDate day) {
        Quarter quarter = new Quarter(YearMonth.of(day.getYear(), (day.getMonthValue() - 1) / 3 * 3 + 1));
        while (quarter.isBilled(finance)) {
            quarter = new Quarter(quarter.firstMonth().plusMonths(3));
        }
        return quarter;
    }

    private boolean isBilled(Person finance) {
        return !finance.api()
                .get("/api/v1/bills?limit=1&period=" + firstMonth)
                .must(200)
                .items()
                .isEmpty();
    }

    LocalDate from() {
        return firstMonth.atDay(1);
    }

    LocalDate to() {
        return firstMonth.plusMonths(2).atEndOfMonth();
    }

    @Override
    public String toString() {
        return "%d, quarter %d".formatted(firstMonth.getYear(), (firstMonth.getMonthValue() + 2) / 3);
    }
}
