package io.guanjia.notification.subscription;

import java.util.Locale;

/// Where a subscription stands.
public enum SubscriptionStatus {
    OPEN,
    /// Ended by its owner.
    CLOSED,
    /// Ended because nothing could be delivered while one delivery climbed the whole ladder.
    DISABLED;

    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
