package io.guanjia.ticket.roster;

import io.guanjia.platform.domain.DomainEvent;
import io.guanjia.platform.store.AggregateType;
import io.guanjia.platform.store.EventCatalog;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/// What may happen to a shift.
public sealed interface ShiftEvent extends DomainEvent {

    record Planned(String communityId, String shiftId, String staffId, Instant from, Instant to)
            implements ShiftEvent {}

    record Cancelled(String communityId, String shiftId, String staffId, Instant from, Instant to)
            implements ShiftEvent {}

    EventCatalog CATALOG = EventCatalog.of("ticket", ShiftEvent.class, event -> switch (event) {
        case Planned _ -> "shift.planned";
        case Cancelled _ -> "shift.cancelled";
    });

    AggregateType<Shift> TYPE = new AggregateType<>(
            "shifts", Shift.class, CATALOG, Map.of(), List.of(List.of("communityId", "to"), List.of("staffId", "to")));
}
