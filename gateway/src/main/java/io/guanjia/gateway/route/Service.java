package io.guanjia.gateway.route;

import java.util.Locale;

/// The programs behind the gateway.
public enum Service {
    TICKET,
    BILLING,
    NOTIFICATION,
    OWNER;

    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }
}
