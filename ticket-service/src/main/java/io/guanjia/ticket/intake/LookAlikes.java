package io.guanjia.ticket.intake;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoWriteException;
import com.mongodb.WriteConcern;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.ReplaceOptions;
import io.guanjia.platform.store.Aggregates;
import io.guanjia.platform.store.Scope;
import io.guanjia.platform.store.Stored;
import io.guanjia.ticket.ticket.Ticket;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.springframework.data.mongodb.MongoDatabaseFactory;
import org.springframework.stereotype.Component;

/// Holds two reports of one thing apart from one report made twice. Who reports first holds the place and category for
/// some minutes, by one guarded write; so of two people tapping at once, one gets the other's ticket shown.
@Component
class LookAlikes {

    /// How long the ticket of each holder is waited for; one that crashed before is passed over.
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private static final String TICKET = "ticket";

    private final MongoCollection<Document> held;
    private final Aggregates<Ticket> tickets;

    LookAlikes(MongoDatabaseFactory mongo, Aggregates<Ticket> tickets) {
        this.held = mongo.getMongoDatabase().getCollection("look_alikes").withWriteConcern(WriteConcern.MAJORITY);
        this.tickets = tickets;
    }

    /// Holds the key for the ticket until then; the open ticket that holds it already, if there is one.
    ///
    /// @param distinctFrom the ticket that the reporter has seen and says is another thing
    Optional<Stored<Ticket>> hold(
            String key, String ticketId, @Nullable String distinctFrom, Instant now, Instant until) {
        String waitedFor = "";
        long since = 0;
        while (!claim(key, ticketId, now, until)) {
            String holder = holder(key);
            if (holder == null) {
                continue;
            }
            if (!holder.equals(waitedFor)) {
                waitedFor = holder;
                since = System.nanoTime();
            }
            Optional<Stored<Ticket>> there = tickets.find(holder, Scope.everything());
            boolean open =
                    there.filter(stored -> !stored.state().status().ended()).isPresent();
            if (open && !holder.equals(distinctFrom)) {
                return there;
            }
            boolean over = there.isPresent() || System.nanoTime() - since > PATIENCE.toNanos();
            if (over && replace(key, holder, ticketId, until)) {
                return Optional.empty();
            }
            LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
        }
        return Optional.empty();
    }

    private @Nullable String holder(String key) {
        Document held = this.held.find(Filters.eq(key)).first();
        return held == null ? null : held.getString(TICKET);
    }

    /// Of several who follow the same holder, one does.
    private boolean replace(String key, String holder, String ticketId, Instant until) {
        return held.replaceOne(Filters.and(Filters.eq(key), Filters.eq(TICKET, holder)), holding(ticketId, until))
                        .getMatchedCount()
                == 1;
    }

    private static Document holding(String ticketId, Instant until) {
        return new Document(TICKET, ticketId).append("until", Date.from(until));
    }

    private boolean claim(String key, String ticketId, Instant now, Instant until) {
        try {
            held.replaceOne(
                    Filters.and(
                            Filters.eq(key),
                            Filters.or(Filters.lte("until", Date.from(now)), Filters.eq(TICKET, ticketId))),
                    holding(ticketId, until),
                    new ReplaceOptions().upsert(true));
            return true;
        } catch (MongoWriteException e) {
            if (e.getError().getCategory() != ErrorCategory.DUPLICATE_KEY) {
                throw e;
            }
            return false;
        }
    }
}
