package io.guanjia.billing.bill;

import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/// Where a bill stands, and which commands each status takes. Being overdue is not a status: it is a due instant gone
/// by.
public enum BillStatus {
    ISSUED,
    PARTIALLY_PAID,
    PAID,
    CANCELLED;

    private static final Map<BillStatus, Set<BillCommand>> ALLOWED = new EnumMap<>(Map.of(
            ISSUED, EnumSet.of(BillCommand.SETTLE, BillCommand.CANCEL, BillCommand.FALL_OVERDUE),
            PARTIALLY_PAID, EnumSet.of(BillCommand.SETTLE, BillCommand.FALL_OVERDUE),
            PAID, EnumSet.noneOf(BillCommand.class),
            CANCELLED, EnumSet.noneOf(BillCommand.class)));

    public Set<BillCommand> allowed() {
        return ALLOWED.getOrDefault(this, Set.of());
    }

    /// As it stands on the wire: `partially-paid`.
    public String wireName() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
