package io.guanjia.notification.delivery;

import io.guanjia.notification.audience.Wire;
import io.guanjia.platform.domain.Command;
import io.guanjia.platform.store.Aggregates;
import io.guanjia.platform.web.Ids;
import java.time.Clock;
import java.util.Set;

/// Takes letters for the wires that this installation has.
public final class Deliveries {

    private final Aggregates<Delivery> stored;
    private final Set<Wire> wires;
    private final Clock clock;

    public Deliveries(Aggregates<Delivery> stored, Set<Wire> wires, Clock clock) {
        this.stored = stored;
        this.wires = Set.copyOf(wires);
        this.clock = clock;
    }

    /// Queues the letter once for each (event, recipient, wire), however often it is brought.
    public void queue(Letter letter) {
        if (wires.contains(letter.wire())) {
            String id = Ids.derive(letter.eventId(), letter.to(), letter.wire().code());
            Command command = Command.system("announcement", letter.eventId(), clock.instant());
            stored.create(id, command, change -> Delivery.of(letter, change));
        }
    }
}
