package io.guanjia.billing.feeitem;

import io.guanjia.platform.domain.DomainEvent;
import io.guanjia.platform.store.EventCatalog;

/// What happens to a fee item.
public sealed interface FeeItemEvent extends DomainEvent {

    /// The names on the wire.
    EventCatalog CATALOG = EventCatalog.of("billing", FeeItemEvent.class, event -> switch (event) {
        case FeeItemDefined said -> "fee-item.defined";
        case FeeItemChanged said -> "fee-item.changed";
    });

    /// A fee item was set up for a community. `fee-item.defined`
    record FeeItemDefined(String communityId, String feeItemId, String feeItem) implements FeeItemEvent {}

    /// Its price or basis changed from now on; bills already issued keep theirs. `fee-item.changed`
    record FeeItemChanged(String communityId, String feeItemId, String feeItem, long tariffVersion)
            implements FeeItemEvent {}
}
