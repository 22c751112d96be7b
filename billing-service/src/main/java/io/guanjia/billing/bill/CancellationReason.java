package io.guanjia.billing.bill;

import java.util.Locale;

/// Why finance reverses a bill.
public enum CancellationReason {
    ISSUED_IN_ERROR,
    WRONG_PAYER,
    WRONG_TARIFF;

    public String wireName() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
