package io.guanjia.notification.delivery;

import io.guanjia.notification.audience.Wire;
import java.util.Map;
import java.util.Optional;

/// The providers that are configured.
public record Carriers(Map<Wire, Carrier> byWire) {

    public Optional<Carrier> of(Wire wire) {
        return Optional.ofNullable(byWire.get(wire));
    }
}
