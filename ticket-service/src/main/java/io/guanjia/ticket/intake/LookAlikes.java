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
import org.springframework.data.mongodb.MongoDatabaseFactory;
import org.springframework.stereotype.Component;

/// Holds two reports of one thing apart from one report made twice. Who reports first holds the place and category for
/// some minutes, by one guarded write; so of two people tapping at once, one gets the other's ticket shown.
@Component
class LookAlikes {

    /// How long the ticket of whoever holds it is waited for; a holder that crashed before is passed over.
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private final MongoCollection<Document> held;
    private final Aggregates<Ticket> tickets;

    LookAlikes(MongoDatabaseFactory mongo, Aggregates<Ticket> tickets) {
        this.held = mongo.getMongoDatabase().getCollection("look_alikes").withWriteConcern(WriteConcern.MAJORITY);
        this.tickets = tickets;
    }

    /// Holds the key for the ticket until then; the open ticket that holds it already, if there is one.
    Optional<Stored<Ticket>> hold(String key, String ticketId, Instant now, Instant until) {
        long patience = System.nanoTime() + PATIENCE.toNanos();
        while (!claim(key, ticketId, now, until)) {
            Document other = held.find(Filters.eq(key)).first();
            String holder = other == null ? ticketId : other.getString("ticket");
            Optional<Stored<Ticket>> there = tickets.find(holder, Scope.everything());
            boolean open =
                    there.filter(stored -> !stored.state().status().ended()).isPresent();
            if (open) {
                return there;
            }
            if (there.isPresent() || System.nanoTime() > patience) {
                take(key, ticketId, until);
                return Optional.empty();
            }
            LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
        }
        return Optional.empty();
    }

    /// Holds the key whoever holds it: the reporter has said that it is another thing.
    void take(String key, String ticketId, Instant until) {
        held.replaceOne(
                Filters.eq(key),
                new Document("ticket", ticketId).append("until", Date.from(until)),
                new ReplaceOptions().upsert(true));
    }

    private boolean claim(String key, String ticketId, Instant now, Instant until) {
        try {
            held.replaceOne(
                    Filters.and(
                            Filters.eq(key),
                            Filters.or(Filters.lte("until", Date.from(now)), Filters.eq("ticket", ticketId))),
                    new Document("ticket", ticketId).append("until", Date.from(until)),
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
