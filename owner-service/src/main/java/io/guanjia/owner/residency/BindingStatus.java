package io.guanjia.owner.residency;

import java.util.Locale;

/// A claim waits for a decision and has exactly one.
public enum BindingStatus {
    REQUESTED,
    APPROVED,
    REFUSED;

    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
