package io.guanjia.notification.audience;

import java.util.Locale;

/// The ways out of the house. The in-app inbox is no wire: it is always told.
public enum Wire {
    EMAIL,
    SMS,
    WEBHOOK;

    /// As it stands in events, settings and file names.
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
