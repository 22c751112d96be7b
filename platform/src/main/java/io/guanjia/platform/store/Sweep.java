package io.guanjia.platform.store;

import static io.guanjia.platform.store.Layout.UNSENT_SINCE;

import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Projections;
import com.mongodb.client.model.Sorts;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import org.bson.Document;

/// Finds the aggregates whose entries nobody sends: their writer died, was skipped, or failed. Any number of instances
/// may sweep; a claim is won by one.
final class Sweep {

    /// How long a writer is left to do it itself.
    static final Duration GRACE = Duration.ofSeconds(1);

    private final List<GuardedWrites<?>> stores;
    private final Relay relay;
    private final Pace pace;
    private final Clock clock;

    Sweep(List<GuardedWrites<?>> stores, Relay relay, Pace pace, Clock clock) {
        this.stores = stores;
        this.relay = relay;
        this.pace = pace;
        this.clock = clock;
    }

    /// Answers whether there may be more to send.
    boolean round() {
        boolean more = false;
        for (GuardedWrites<?> store : stores) {
            more |= round(store);
        }
        return more;
    }

    private boolean round(GuardedWrites<?> store) {
        int limit = pace.allowed();
        if (limit == 0) {
            return false;
        }
        List<Document> found = store.collection()
                .find(Filters.lt(UNSENT_SINCE, Date.from(clock.instant().minus(GRACE))))
                .projection(Projections.include(UNSENT_SINCE))
                .sort(Sorts.ascending(UNSENT_SINCE))
                .limit(limit)
                .into(new ArrayList<>());
        String owner = store.type().catalog().owner();
        Parallel.forEach(
                found,
                each -> relay.claim(store.collection(), owner, each.getString(Layout.ID), each.getDate(UNSENT_SINCE)));
        return found.size() == limit && pace.allowed() > 0;
    }
}
