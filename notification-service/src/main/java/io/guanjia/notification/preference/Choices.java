package io.guanjia.notification.preference;

import io.guanjia.notification.audience.Wire;

/// What people have declined.
@FunctionalInterface
public interface Choices {

    /// Whether the person takes messages over the wire. Who has chosen nothing takes all.
    boolean accepts(String personId, Wire wire);
}
