package io.guanjia.billing.bill;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;

/// When a bill must be paid: the day that stands on it, and the instant after which it is overdue.
public record DueDate(LocalDate on, Instant at) {

    private static final Duration DAY = Duration.ofDays(1);

    /// Whole days count in the community's calendar: the last day is the payer's until midnight. Less than a day is an
    /// exact span.
    public static DueDate after(Duration term, Instant issuedAt, ZoneId zone) {
        if (term.compareTo(DAY) < 0) {
            Instant at = issuedAt.plus(term);
            return new DueDate(LocalDate.ofInstant(at, zone), at);
        }
        LocalDate on = LocalDate.ofInstant(issuedAt, zone).plusDays(term.toDays());
        return new DueDate(on, on.plusDays(1).atStartOfDay(zone).toInstant());
    }
}
