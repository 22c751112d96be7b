package io.guanjia.owner.signin;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoWriteException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.PushOptions;
import com.mongodb.client.model.UpdateOptions;
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

/// Remembers when something was tried, for all instances of the service.
@Component
class Tries {

    private static final int KEPT = 64;
    private static final int RACES = 20;

    private final MongoCollection<Document> tries;

    Tries(MongoTemplate mongo) {
        tries = mongo.getCollection("sign_in_tries");
        tries.createIndex(Indexes.ascending("until"), new IndexOptions().expireAfter(0L, TimeUnit.SECONDS));
    }

    /// Counts one more try of whatever the key stands for, before it is made: so many at once are not many
    /// for one.
    ///
    /// @throws RefusedException {@link TooMany} when the limit says to wait; then nothing is counted
    void count(String key, Limit limit, Instant now) {
        for (int race = 0; race < RACES; race++) {
            Document stored = tries.find(Filters.eq(key)).first();
            List<Instant> before = times(stored, now);
            require(limit, before, now);
            if (store(key, stored, before, now)) {
                return;
            }
        }
        throw new RefusedException(new TooMany(Duration.ofSeconds(1)));
    }

    /// Whether one more would be allowed; counts nothing.
    ///
    /// @throws RefusedException {@link TooMany} when the limit says to wait
    void look(String key, Limit limit, Instant now) {
        require(limit, times(tries.find(Filters.eq(key)).first(), now), now);
    }

    /// Counts one that has been made, whatever a limit says.
    void add(String key, Instant made) {
        PushOptions newest = new PushOptions().sort(1).slice(-KEPT);
        tries.updateOne(
                Filters.eq(key),
                Updates.combine(
                        Updates.pushEach("at", List.of(Date.from(made)), newest),
                        Updates.inc("v", 1L),
                        Updates.set("until", until(made))),
                new UpdateOptions().upsert(true));
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
                .append("until", until(now));
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

    private static void require(Limit limit, List<Instant> before, Instant now) {
        Duration wait = limit.wait(before, now);
        if (wait.isPositive()) {
            throw new RefusedException(new TooMany(wait));
        }
    }

    private static Date until(Instant last) {
        return Date.from(last.plus(Limit.MEMORY));
    }

    private static List<Instant> times(@Nullable Document stored, Instant now) {
        if (stored == null) {
            return List.of();
        }
        return stored.getList("at", Date.class).stream()
                .map(Date::toInstant)
                .filter(at -> at.isAfter(now.minus(Limit.MEMORY)))
                .toList();
    }
}
