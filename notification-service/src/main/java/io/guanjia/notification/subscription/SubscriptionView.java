package io.guanjia.notification.subscription;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import io.guanjia.notification.subscription.SubscriptionDesk.Opened;
import io.guanjia.platform.store.Stored;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A subscription as staff see it; the secret only in the answer that made it.
@JsonInclude(Include.NON_NULL)
record SubscriptionView(
        String id,
        String communityId,
        String url,
        List<String> events,
        String status,
        Instant createdAt,
        @Nullable String secret) {

    static SubscriptionView of(Stored<Subscription> stored) {
        return with(stored, null);
    }

    static SubscriptionView of(Opened opened, Stored<Subscription> stored) {
        return with(stored, opened.outcome().replayed() ? null : opened.secret());
    }

    private static SubscriptionView with(Stored<Subscription> stored, @Nullable String secret) {
        Subscription state = stored.state();
        return new SubscriptionView(
                stored.id(),
                state.communityId(),
                state.url(),
                state.events(),
                state.status().code(),
                stored.createdAt(),
                secret);
    }
}
