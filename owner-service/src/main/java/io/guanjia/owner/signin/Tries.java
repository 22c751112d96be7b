package io.guanjia.owner.signin;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoWriteException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.Updates;
import io.guanjia.platform.domain.CommonRefusal.TooMany;
import io.guanjia.platform.domain.RefusedException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.stereotype.Component;

/// Remembers when something was tried, for all instances of the service. A try is counted before it is made, so many at
/// once are not many for one.
@Component
class Tries {

    private static final int KEPT = 64;
    private static final int RACES = 20;

    private final MongoCollection<Document> tries;

    Tries(MongoTemplate mongo) {
        tries = mongo.getCollection("sign_in_tries");
        tries.createIndex(Indexes.ascending("until"), new IndexOptions().expireAfter(0L, TimeUnit.SECONDS));
    }

    /// Counts one more try of whatever the key stands for.
    ///
    /// @throws RefusedException {@link TooMany} when the limit says to wait; then nothing is counted
    void count(String key, Limit limit, Instant now) {
        for (int race = 0; race < RACES; race++) {
            Document stored = tries.find(Filters.eq(key)).first();
            List<Instant> before = stored == null ? List.of() : times(stored, now);
            Duration wait = limit.wait(before, now);
            if (wait.isPositive()) {
                throw new RefusedException(new TooMany(wait));
            }
            if (store(key, stored, before, now)) {
                return;
            }
        }
        throw new RefusedException(new TooMany(Duration.ofSeconds(1)));
    }

    /// Takes a counted try back: it was a good one, and good ones do not count.
    void takeBack(String key, Instant counted) {
        tries.updateOne(Filters.eq(key), Updates.combine(Updates.pull("at", Date.from(counted)), Updates.inc("v", 1L)));
    }

    void forget(String key) {
        tries.deleteOne(Filters.eq(key));
    }

    private boolean store(String key, @Nullable Document stored, List<Instant> before, Instant now) {
        List<Date> at = new ArrayList<>(before.stream().map(Date::from).toList());
        at.add(Date.from(now));
        long version = stored == null ? 1 : stored.getLong("v") + 1;
        Document next = new Document("_id", key)
                .append("v", version)
                .append("at", at.subList(Math.max(0, at.size() - KEPT), at.size()))
                .append("until", Date.from(now.plus(Limit.MEMORY)));
        if (stored != null) {
            return tries.replaceOne(Filters.and(Filters.eq(key), Filters.eq("v", stored.getLong("v"))), next)
                            .getMatchedCount()
                    == 1;
        }
        try {
            tries.insertOne(next);
            return true;
        } catch (MongoWriteException failure) {
            if (failure.getError().getCategory() == ErrorCategory.DUPLICATE_KEY) {
                return false;
            }
            throw failure;
        }
    }

    private static List<Instant> times(Document stored, Instant now) {
        return stored.getList("at", Date.class).stream()
                .map(Date::toInstant)
                .filter(at -> at.isAfter(now.minus(Limit.MEMORY)))
                .toList();
    }
}
