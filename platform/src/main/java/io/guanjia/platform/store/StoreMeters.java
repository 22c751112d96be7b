package io.guanjia.platform.store;

import static io.guanjia.platform.store.Layout.LAST;
import static io.guanjia.platform.store.Layout.LOG;
import static io.guanjia.platform.store.Layout.SENT;
import static io.guanjia.platform.store.Layout.UNSENT_SINCE;

import com.mongodb.client.model.Aggregates;
import com.mongodb.client.model.Filters;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.bson.Document;

/// How many entries wait to be sent, and how long the oldest has waited; counted over so many documents at most that
/// counting stays cheap in the worst backlog.
final class StoreMeters {

    private static final int COUNTED = 10_000;
    private static final Document UNSENT = new Document("$subtract", List.of("$" + LAST, "$" + SENT));
    private static final Document UNSENT_AT = Document.parse(
            "{$min: {$map: {input: {$filter: {input: '$%s', cond: {$gt: ['$$this.no', '$%s']}}}, in: '$$this.at'}}}"
                    .formatted(LOG, SENT));

    private final List<GuardedWrites<?>> stores;
    private final Clock clock;
    private final AtomicLong unsent;
    private final AtomicLong oldestSeconds;

    StoreMeters(List<GuardedWrites<?>> stores, Clock clock, MeterRegistry meters) {
        this.stores = stores;
        this.clock = clock;
        this.unsent = meters.gauge("guanjia.events.unsent", new AtomicLong());
        this.oldestSeconds = meters.gauge("guanjia.events.unsent.age.seconds", new AtomicLong());
    }

    /// Answers false: there is nothing to hurry for.
    boolean round() {
        long waiting = 0;
        Instant now = clock.instant();
        Instant oldest = now;
        for (GuardedWrites<?> store : stores) {
            Document counted = store.collection()
                    .aggregate(List.of(
                            Aggregates.match(Filters.exists(UNSENT_SINCE)),
                            Aggregates.limit(COUNTED),
                            new Document(
                                    "$group",
                                    new Document("_id", null)
                                            .append("unsent", new Document("$sum", UNSENT))
                                            .append("oldest", new Document("$min", UNSENT_AT)))))
                    .first();
            if (counted != null) {
                waiting += counted.getLong("unsent");
                Date at = counted.getDate("oldest");
                oldest = at != null && at.toInstant().isBefore(oldest) ? at.toInstant() : oldest;
            }
        }
        unsent.set(waiting);
        oldestSeconds.set(Duration.between(oldest, now).toSeconds());
        return false;
    }
}
