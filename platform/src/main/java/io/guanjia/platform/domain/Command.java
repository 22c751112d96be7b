package io.guanjia.platform.domain;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// The envelope of one command.
///
/// - `key`: what makes a repeat recognisable (idempotency key of the caller, event id, timer generation)
/// - `fingerprint`: digest of what was asked; the same key with another fingerprint is refused
/// - `at`: when the system recorded it; `occurredAt`: when it happened, where the caller says so
/// - `ifMatch`: the revision the caller edited, refused when it is no longer the current one
public record Command(
        String key,
        String fingerprint,
        Actor actor,
        Instant at,
        @Nullable Instant occurredAt,
        @Nullable Long ifMatch) {

    /// A command that the system gives itself; the key alone identifies what is asked.
    public static Command system(String name, String key, Instant at) {
        return new Command(key, key, Actor.system(name), at, null, null);
    }
}
