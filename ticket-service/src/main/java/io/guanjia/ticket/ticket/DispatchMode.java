package io.guanjia.ticket.ticket;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/// How a worker is found: the rules assign one, workers claim from the pool, or a person decides.
public enum DispatchMode {
    ASSIGN,
    POOL,
    MANUAL;

    /// The name on the wire.
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<DispatchMode> of(String code) {
        return Arrays.stream(values()).filter(mode -> mode.code().equals(code)).findFirst();
    }
}
