package io.guanjia.notification.subscription;

import io.guanjia.notification.audience.Audience;
import io.guanjia.notification.audience.Audience.Concern;
import io.guanjia.notification.audience.EventData;
import io.guanjia.notification.audience.Wire;
import io.guanjia.notification.delivery.Deliveries;
import io.guanjia.notification.delivery.Letter;
import io.guanjia.platform.event.Heard;
import io.guanjia.platform.store.Aggregates;
import io.guanjia.platform.store.Filter;
import io.guanjia.platform.store.PageRequest;
import io.guanjia.platform.store.Scope;
import io.guanjia.platform.store.Stored;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// Queues what subscribers asked for. Offered is the work of the house, tickets and bills; the archive of people and
/// this service's own events are not.
public final class Webhooks {

    /// Most open subscriptions a community may have, and most that are asked for at once.
    static final int MOST = 20;

    private static final Set<String> OFFERED_OWNERS = Set.of("ticket", "billing");
    private static final Duration WORTH = Duration.ofDays(7);
    private static final JsonMapper JSON = JsonMapper.shared();

    private final Aggregates<Subscription> subscriptions;
    private final Deliveries deliveries;
    private final Set<String> offered;

    public Webhooks(Aggregates<Subscription> subscriptions, Deliveries deliveries, Audience audience) {
        this.subscriptions = subscriptions;
        this.deliveries = deliveries;
        this.offered = audience.concerns().stream()
                .filter(concern -> OFFERED_OWNERS.contains(concern.owner()))
                .map(Concern::event)
                .collect(Collectors.toUnmodifiableSet());
    }

    public boolean offers(String event) {
        return offered.contains(event);
    }

    /// Queues the event for every subscription that was open when it happened.
    public void offer(Concern concern, Heard<EventData> heard) {
        if (!OFFERED_OWNERS.contains(concern.owner())) {
            return;
        }
        for (Stored<Subscription> subscription : open(heard.data().communityId())) {
            if (subscription.state().wants(concern.event())
                    && !subscription.createdAt().isAfter(heard.time())) {
                deliveries.queue(letter(subscription.id(), concern.event(), heard));
            }
        }
    }

    List<Stored<Subscription>> open(String communityId) {
        Filter open = Filter.all().with("status", SubscriptionStatus.OPEN);
        return subscriptions
                .list(Scope.communities(List.of(communityId)), open, new PageRequest(MOST, null))
                .items();
    }

    private static Letter letter(String subscriptionId, String event, Heard<EventData> heard) {
        ObjectNode body = JSON.createObjectNode()
                .put("type", event)
                .put("id", heard.eventId())
                .put("subject", heard.key())
                .put("timestamp", heard.time().toString());
        body.set("data", heard.data().json());
        Instant expiresAt = heard.time().plus(WORTH);
        return new Letter(
                heard.data().communityId(),
                Wire.WEBHOOK,
                subscriptionId,
                null,
                null,
                null,
                heard.eventId(),
                event,
                event,
                body.toString(),
                true,
                expiresAt);
    }
}
