package io.guanjia.notification.subscription;

import io.guanjia.notification.NotificationRefusal.TooManySubscriptions;
import io.guanjia.notification.delivery.Delivery;
import io.guanjia.notification.delivery.DeliveryStatus;
import io.guanjia.notification.subscription.AddressGuard.ForbiddenAddress;
import io.guanjia.platform.crypto.Sealed;
import io.guanjia.platform.domain.Change;
import io.guanjia.platform.domain.Command;
import io.guanjia.platform.domain.CommonRefusal.Busy;
import io.guanjia.platform.domain.CommonRefusal.FieldError;
import io.guanjia.platform.domain.CommonRefusal.InvalidRequest;
import io.guanjia.platform.domain.RefusedException;
import io.guanjia.platform.store.Aggregates;
import io.guanjia.platform.store.Between;
import io.guanjia.platform.store.Filter;
import io.guanjia.platform.store.Outcome;
import io.guanjia.platform.store.Page;
import io.guanjia.platform.store.PageRequest;
import io.guanjia.platform.store.Scope;
import io.guanjia.platform.store.Stored;
import io.guanjia.platform.web.Call;
import io.guanjia.platform.web.Caller;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.UnknownHostException;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DuplicateKeyException;

/// Managers and administrators open, see and close the webhooks of their communities.
public final class SubscriptionDesk {

    private static final Logger LOG = LoggerFactory.getLogger(SubscriptionDesk.class);
    private static final String[] ROLES = {"manager", "admin"};
    private static final Duration SOON = Duration.ofSeconds(1);

    private final Aggregates<Subscription> subscriptions;
    private final Aggregates<Delivery> deliveries;
    private final Webhooks webhooks;
    private final AddressGuard guard;
    private final BiFunction<String, String, Sealed> seal;
    private final SecureRandom random = new SecureRandom();

    public SubscriptionDesk(
            Aggregates<Subscription> subscriptions,
            Aggregates<Delivery> deliveries,
            Webhooks webhooks,
            AddressGuard guard,
            BiFunction<String, String, Sealed> seal) {
        this.subscriptions = subscriptions;
        this.deliveries = deliveries;
        this.webhooks = webhooks;
        this.guard = guard;
        this.seal = seal;
    }

    /// Opens a subscription for the caller's community.
    ///
    /// @throws RefusedException {@link InvalidRequest} for an address that webhooks must not reach or an event that
    ///     is not offered, {@link TooManySubscriptions}
    Opened open(Call call, String communityId, String url, List<String> events) {
        call.caller().require(communityId, ROLES);
        Command command = call.create();
        String id = call.newId();
        if (subscriptions.find(id, Scope.everything()).isEmpty()) {
            check(url, events);
        }
        String secret = Signature.newSecret(random);
        Outcome<Subscription> outcome = create(
                id,
                command,
                change -> Subscription.open(
                        id,
                        communityId,
                        call.caller().subject(),
                        url,
                        List.copyOf(events),
                        seal.apply(secret, Subscription.secretOf(id)),
                        freeSeat(communityId),
                        change));
        return new Opened(outcome, secret);
    }

    /// Whoever finds the seat taken meanwhile looks for another one.
    private Outcome<Subscription> create(String id, Command command, Function<Change, Subscription> decide) {
        for (int attempt = 0; attempt < Webhooks.MOST; attempt++) {
            try {
                return subscriptions.create(id, command, decide);
            } catch (DuplicateKeyException taken) {
                LOG.debug("Somebody else opened a subscription at the same time", taken);
            }
        }
        throw new RefusedException(new Busy(SOON));
    }

    private String freeSeat(String communityId) {
        Set<String> taken = webhooks.open(communityId).stream()
                .flatMap(open -> open.state().seat().stream())
                .collect(Collectors.toSet());
        return IntStream.range(0, Webhooks.MOST)
                .mapToObj(seat -> communityId + "|" + seat)
                .filter(seat -> !taken.contains(seat))
                .findFirst()
                .orElseThrow(() -> new RefusedException(new TooManySubscriptions(Webhooks.MOST)));
    }

    Page<Stored<Subscription>> list(Caller caller, PageRequest page) {
        return subscriptions.list(scope(caller), Filter.all(), page);
    }

    Stored<Subscription> get(Caller caller, String id) {
        return subscriptions.get(id, scope(caller));
    }

    void close(Call call, String id) {
        subscriptions.change(id, scope(call.caller()), call.transition(), Subscription::close);
    }

    Page<Stored<Delivery>> deliveriesOf(Caller caller, String id, PageRequest page) {
        get(caller, id);
        return deliveries.list(scope(caller), Filter.all().with("to", id), page);
    }

    Outcome<Delivery> replay(Call call, String id, String deliveryId) {
        get(call.caller(), id);
        Scope ofSubscription = new Scope(List.of(Map.of("to", List.of(id))));
        return deliveries.change(
                deliveryId, ofSubscription, call.transition(), (delivery, change) -> delivery.replay(change));
    }

    /// Ends the subscription whose delivery was given up after the whole ladder, unless any other got there
    /// since it was queued: what one event does to a healthy receiver is no reason.
    ///
    /// @param eventId the event that says so
    public void disableAfter(String deliveryId, String eventId, Instant now) {
        Scope all = Scope.everything();
        Delivery failed = deliveries.get(deliveryId, all).state();
        String id = failed.to();
        if (subscriptions.get(id, all).state().isOpen() && !tookAnythingSince(failed.queuedAt(), id)) {
            subscriptions.change(id, all, Command.system("webhooks", eventId, now), Subscription::disable);
        }
    }

    private boolean tookAnythingSince(Instant queuedAt, String id) {
        Scope delivered = new Scope(List.of(Map.of(
                "to", List.of(id),
                "status", List.of(DeliveryStatus.DELIVERED),
                "attempts.at", List.of(new Between(queuedAt, null)))));
        return !deliveries
                .list(delivered, Filter.all(), new PageRequest(1, null))
                .items()
                .isEmpty();
    }

    private void check(String url, List<String> events) {
        List<FieldError> defects = new ArrayList<>(addressDefects(url));
        for (int i = 0; i < events.size(); i++) {
            if (!webhooks.offers(events.get(i))) {
                defects.add(new FieldError("/events/" + i, "unknown-value", null));
            }
        }
        if (!defects.isEmpty()) {
            throw new RefusedException(new InvalidRequest(defects));
        }
    }

    private List<FieldError> addressDefects(String url) {
        try {
            URI address = new URI(url);
            String host = address.getHost();
            if (host == null || address.getUserInfo() != null) {
                return List.of(new FieldError("/url", "invalid-format", null));
            }
            guard.resolve(host);
            return "https".equals(address.getScheme()) || ("http".equals(address.getScheme()) && guard.allows(host))
                    ? List.of()
                    : List.of(new FieldError("/url", "https-required", null));
        } catch (URISyntaxException notOne) {
            return List.of(new FieldError("/url", "invalid-format", null));
        } catch (ForbiddenAddress forbidden) {
            return List.of(new FieldError("/url", "forbidden-address", null));
        } catch (UnknownHostException unknown) {
            return List.of(new FieldError("/url", "unknown-host", null));
        }
    }

    private static Scope scope(Caller caller) {
        List<String> communities = caller.communitiesWith(ROLES);
        return Scope.communities(communities);
    }

    /// A subscription with its secret, which only the very first answer shows.
    record Opened(Outcome<Subscription> outcome, String secret) {}
}
