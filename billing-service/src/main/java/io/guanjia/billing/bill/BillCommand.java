package io.guanjia.billing.bill;

import java.util.Locale;

/// What can be done to a bill once it is issued.
public enum BillCommand {
    /// A payment settles it in part or in full.
    SETTLE,
    /// Finance reverses it; only while nothing has been paid.
    CANCEL,
    /// Its due instant went by with a balance.
    FALL_OVERDUE;

    public String wireName() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
