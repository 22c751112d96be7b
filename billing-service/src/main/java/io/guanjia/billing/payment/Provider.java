package io.guanjia.billing.payment;

import java.util.Locale;

/// How money comes in at the desk.
public enum Provider {
    CASH,
    BANK,
    POS;

    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }
}
