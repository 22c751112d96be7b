package io.guanjia.notification.delivery;

import io.guanjia.notification.audience.Wire;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/// The wires this installation has. A letter for another one is not written.
public final class Channels {

    private final Map<Wire, Channel> byWire;

    public Channels(Collection<Channel> channels) {
        byWire = channels.stream().collect(Collectors.toMap(Channel::wire, Function.identity()));
    }

    public Set<Wire> wires() {
        return byWire.keySet();
    }

    public Optional<Channel> of(Wire wire) {
        return Optional.ofNullable(byWire.get(wire));
    }
}
