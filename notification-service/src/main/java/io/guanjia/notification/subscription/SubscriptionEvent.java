package io.guanjia.notification.subscription;

import io.guanjia.platform.domain.DomainEvent;
import io.guanjia.platform.store.EventCatalog;
import java.util.List;

/// What happens to a webhook subscription. The address is not named: it may carry a secret.
public sealed interface SubscriptionEvent extends DomainEvent {

    /// `events` are delivered from now on. `staffId` opened it.
    record SubscriptionOpened(String communityId, String subscriptionId, String staffId, List<String> events)
            implements SubscriptionEvent {}

    /// Ended by staff.
    record SubscriptionClosed(String communityId, String subscriptionId) implements SubscriptionEvent {}

    /// Ended by the system: nothing could be delivered for seven days. `staffId` opened it and is told.
    record SubscriptionDisabled(String communityId, String subscriptionId, String staffId)
            implements SubscriptionEvent {}

    EventCatalog CATALOG = EventCatalog.of("notification", SubscriptionEvent.class, event -> switch (event) {
        case SubscriptionOpened opened -> "subscription.opened";
        case SubscriptionClosed closed -> "subscription.closed";
        case SubscriptionDisabled disabled -> "subscription.disabled";
    });
}
