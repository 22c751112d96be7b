package io.guanjia.notification.delivery;

import io.guanjia.platform.domain.DomainEvent;
import io.guanjia.platform.store.EventCatalog;
import java.time.Instant;

/// What happens to one delivery. `channel` is the wire, `eventId` the event told of, `template` the words used (for a
/// webhook the event's name). The recipient is not named: the delivery's id is reference enough.
public sealed interface DeliveryEvent extends DomainEvent {

    /// It is to be sent at `nextAt`.
    record MessageQueued(String communityId, String channel, String eventId, String template, Instant nextAt)
            implements DeliveryEvent {}

    /// The attempt numbered `attempt` begins; whoever hears it sends.
    record MessageDue(String communityId, String channel, String eventId, String template, int attempt)
            implements DeliveryEvent {}

    /// The provider took it.
    record MessageDelivered(String communityId, String channel, String eventId, String template, int attempt)
            implements DeliveryEvent {}

    /// Not now: it is tried again at `nextAt`. `reason` is a code.
    record MessageDeferred(
            String communityId,
            String channel,
            String eventId,
            String template,
            int attempt,
            String reason,
            Instant nextAt)
            implements DeliveryEvent {}

    /// Given up. `reason` is that of the last attempt.
    record MessageFailed(
            String communityId, String channel, String eventId, String template, int attempt, String reason)
            implements DeliveryEvent {}

    /// Too old to be worth sending.
    record MessageExpired(String communityId, String channel, String eventId, String template)
            implements DeliveryEvent {}

    /// Not sent on purpose: declined, no longer the recipient's concern, or no address.
    record MessageSuppressed(String communityId, String channel, String eventId, String template, String reason)
            implements DeliveryEvent {}

    EventCatalog CATALOG = EventCatalog.of("notification", DeliveryEvent.class, event -> switch (event) {
        case MessageQueued queued -> "message.queued";
        case MessageDue due -> "message.due";
        case MessageDelivered delivered -> "message.delivered";
        case MessageDeferred deferred -> "message.deferred";
        case MessageFailed failed -> "message.failed";
        case MessageExpired expired -> "message.expired";
        case MessageSuppressed suppressed -> "message.suppressed";
    });
}
