package io.guanjia.notification.subscription;

import io.guanjia.notification.subscription.SubscriptionEvent.SubscriptionClosed;
import io.guanjia.notification.subscription.SubscriptionEvent.SubscriptionDisabled;
import io.guanjia.notification.subscription.SubscriptionEvent.SubscriptionOpened;
import io.guanjia.platform.crypto.Sealed;
import io.guanjia.platform.domain.Change;
import io.guanjia.platform.domain.CommonRefusal.WrongStatus;
import io.guanjia.platform.domain.RefusedException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// A webhook: these events of this community go, signed, to this address.
public final class Subscription {

    private final String communityId;
    private final String subscriptionId;
    private final String staffId;
    private final String url;
    private final List<String> events;
    private final Sealed sealedSecret;
    private SubscriptionStatus status;
    private @Nullable String seat;

    Subscription(
            String communityId,
            String subscriptionId,
            String staffId,
            String url,
            List<String> events,
            Sealed sealedSecret,
            SubscriptionStatus status,
            @Nullable String seat) {
        this.communityId = communityId;
        this.subscriptionId = subscriptionId;
        this.staffId = staffId;
        this.url = url;
        this.events = events;
        this.sealedSecret = sealedSecret;
        this.status = status;
        this.seat = seat;
    }

    /// Opens it; what happens from now on is delivered.
    ///
    /// @param sealedSecret the signing secret, encrypted: it is shown to nobody again
    /// @param seat one of as many as the community may have open, unique over all subscriptions: the store
    ///     refuses a second one in it, whoever opens it at the same time
    public static Subscription open(
            String id,
            String communityId,
            String staffId,
            String url,
            List<String> events,
            Sealed sealedSecret,
            String seat,
            Change change) {
        change.record(new SubscriptionOpened(communityId, id, staffId, events));
        return new Subscription(communityId, id, staffId, url, events, sealedSecret, SubscriptionStatus.OPEN, seat);
    }

    public void close(Change change) {
        end(SubscriptionStatus.CLOSED);
        change.record(new SubscriptionClosed(communityId, subscriptionId));
    }

    public void disable(Change change) {
        end(SubscriptionStatus.DISABLED);
        change.record(new SubscriptionDisabled(communityId, subscriptionId, staffId));
    }

    public boolean wants(String event) {
        return isOpen() && events.contains(event);
    }

    public boolean isOpen() {
        return status == SubscriptionStatus.OPEN;
    }

    private void end(SubscriptionStatus how) {
        if (!isOpen()) {
            throw new RefusedException(new WrongStatus(status.code(), Set.of()));
        }
        become(how);
        seat = null;
    }

    private void become(SubscriptionStatus next) {
        status = next;
    }

    /// What the secret is sealed for.
    static String secretOf(String id) {
        return "subscription:" + id + ":secret";
    }

    public String communityId() {
        return communityId;
    }

    public String url() {
        return url;
    }

    public List<String> events() {
        return events;
    }

    public Sealed sealedSecret() {
        return sealedSecret;
    }

    public SubscriptionStatus status() {
        return status;
    }

    /// Nothing once it has ended.
    public Optional<String> seat() {
        return Optional.ofNullable(seat);
    }
}
