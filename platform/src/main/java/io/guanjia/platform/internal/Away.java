package io.guanjia.platform.internal;

import java.io.Serial;
import org.jspecify.annotations.Nullable;

/// Another service gives no answer now: not configured, not reachable, too slow, failing, refusing this caller, its
/// breaker open or too many calls under way. The caller decides what goes on without it.
public final class Away extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1L;

    private final String service;

    public Away(String service, String why, @Nullable Throwable cause) {
        super(service + " is away: " + why, cause);
        this.service = service;
    }

    public String service() {
        return service;
    }
}
