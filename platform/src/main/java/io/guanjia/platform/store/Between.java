package io.guanjia.platform.store;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A condition of a scope or filter on an instant of the state, as the only value of its field: from `from` on, before
/// `to` where there is one.
public record Between(Instant from, @Nullable Instant to) {

    public boolean contains(Instant instant) {
        return !instant.isBefore(from) && (to == null || instant.isBefore(to));
    }
}
