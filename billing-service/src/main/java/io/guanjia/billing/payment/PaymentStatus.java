package io.guanjia.billing.payment;

import java.util.Locale;

/// How far the booking of a payment is.
public enum PaymentStatus {
    /// Not all of its bills have been tried yet.
    PENDING,
    /// Every fen is on a bill.
    SETTLED,
    /// Booked, but a part of it found no bill that owed it: finance gives it back or finds it one.
    UNALLOCATED;

    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }
}
