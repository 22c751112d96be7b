package io.guanjia.platform.store;

import static io.guanjia.platform.store.Layout.GENERATION;
import static io.guanjia.platform.store.Layout.ID;
import static io.guanjia.platform.store.Layout.LAST;
import static io.guanjia.platform.store.Layout.LOG;
import static io.guanjia.platform.store.Layout.SENT;
import static io.guanjia.platform.store.Layout.VERSION;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoException;
import com.mongodb.WriteConcern;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.FindOneAndUpdateOptions;
import com.mongodb.client.model.Projections;
import com.mongodb.client.model.ReturnDocument;
import com.mongodb.client.model.Updates;
import io.guanjia.platform.domain.Change;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DuplicateKeyException;

/// The one way to write an aggregate's document: an insert under its derived id, or one update guarded by version and
/// scope, acknowledged by a majority. After a failure that says nothing, the journal tells what happened.
final class GuardedWrites<S> {

    static final int ATTEMPTS = 6;

    private static final Logger LOGGER = LoggerFactory.getLogger(GuardedWrites.class);
    private static final long LONGEST_PAUSE_NANOS = 4_000_000;
    private static final FindOneAndUpdateOptions SENT_AFTER =
            new FindOneAndUpdateOptions().returnDocument(ReturnDocument.AFTER).projection(Projections.include(SENT));

    private final AggregateType<S> type;
    private final Layout<S> layout;
    private final MongoCollection<Document> collection;
    private final LogArchive archive;
    private final Consumer<Unsent> relay;
    private final Supplier<@Nullable String> trace;
    private final Clock clock;

    GuardedWrites(
            AggregateType<S> type,
            MongoDatabase database,
            Consumer<Unsent> relay,
            Supplier<@Nullable String> trace,
            Clock clock) {
        this.type = type;
        this.layout = new Layout<>(type.state());
        this.collection = database.getCollection(type.collection()).withWriteConcern(WriteConcern.MAJORITY);
        this.archive = new LogArchive(database, collection);
        this.relay = relay;
        this.trace = trace;
        this.clock = clock;
        StoreIndexes.create(collection, type.indexes());
    }

    AggregateType<S> type() {
        return type;
    }

    MongoCollection<Document> collection() {
        return collection;
    }

    Layout<S> layout() {
        return layout;
    }

    @Nullable
    Document read(String id, Scope scope) {
        return collection
                .find(Filters.and(Filters.eq(ID, id), layout.scoped(scope)))
                .first();
    }

    Stored<S> stored(Document document) {
        return stored(List.of(document)).getFirst();
    }

    /// With the journal whole, what was moved to the archive included.
    List<Stored<S>> stored(List<Document> documents) {
        Map<String, List<Document>> moved = archive.moved(documents);
        return documents.stream()
                .map(each -> layout.stored(each, moved.getOrDefault(each.getString(ID), List.of())))
                .toList();
    }

    static long unsent(Document document) {
        return document.getLong(LAST) - document.getLong(SENT);
    }

    /// False when the id is taken.
    ///
    /// @throws DuplicateKeyException when a unique field has another holder
    boolean insert(Decision<S> decision) {
        List<Document> entries = documents(decision);
        FailPoint.reached("store.before-write");
        try {
            collection.insertOne(layout.newborn(decision, entries, clock.instant()));
        } catch (MongoException failure) {
            if (!isDuplicate(failure)) {
                throw failure;
            }
            settle(decision.next().id());
            if (read(decision.next().id(), Scope.everything()) == null) {
                throw taken(failure);
            }
            return false;
        }
        written(decision, entries, 0);
        return true;
    }

    /// Empty when another command came first.
    Optional<Outcome<S>> update(Document found, Stored<S> stored, Change change, Scope scope) {
        Decision<S> decision = Decision.of(type, stored, found.getLong(LAST), found.getLong(GENERATION), change);
        List<Document> entries = documents(decision);
        Bson guard =
                Filters.and(Filters.eq(ID, stored.id()), Filters.eq(VERSION, stored.version()), layout.scoped(scope));
        FailPoint.reached("store.before-write");
        Document after = updateGuarded(guard, layout.update(decision, entries, clock.instant()));
        if (after == null) {
            return Optional.empty();
        }
        long sent = after.getLong(SENT);
        written(decision, entries, sent);
        archive.shorten(
                stored.id(),
                Stream.concat(found.getList(LOG, Document.class).stream(), entries.stream())
                        .toList(),
                sent);
        return Optional.of(new Outcome<>(decision.next(), false));
    }

    private @Nullable Document updateGuarded(Bson guard, Document update) {
        try {
            return collection.findOneAndUpdate(guard, update, SENT_AFTER);
        } catch (MongoException failure) {
            if (isDuplicate(failure)) {
                throw taken(failure);
            }
            throw failure;
        }
    }

    private void written(Decision<S> decision, List<Document> entries, long sent) {
        FailPoint.reached("store.after-write");
        Stored<S> next = decision.next();
        for (Entry entry : decision.entries()) {
            LOGGER.atInfo()
                    .addKeyValue("aggregate", type.collection())
                    .addKeyValue("id", next.id())
                    .addKeyValue("entry", entry.type())
                    .addKeyValue("version", next.version())
                    .log("changed");
        }
        // Whoever wrote the first unsent entry sends; everybody after knows that somebody does.
        if (sent + 1 == decision.entries().getFirst().no()) {
            relay.accept(new Unsent(collection, type.catalog().owner(), next.id(), sent, entries));
        }
    }

    private List<Document> documents(Decision<S> decision) {
        String now = trace.get();
        return decision.entries().stream()
                .map(entry -> Layout.entry(entry, now))
                .toList();
    }

    /// Rethrows what is certain.
    void settleIfAmbiguous(String id, MongoException failure) {
        if (!Ambiguity.of(failure)) {
            throw failure;
        }
        LOGGER.atWarn()
                .addKeyValue("aggregate", type.collection())
                .setCause(failure)
                .log("asking whether it was written");
        settle(id);
    }

    /// A write that changes nothing; once a majority has it, whatever was written before on this document stays.
    void settle(String id) {
        collection.updateOne(Filters.eq(ID, id), Updates.max(VERSION, 0L));
    }

    private DuplicateKeyException taken(MongoException failure) {
        return new DuplicateKeyException(type.collection() + " has another holder of a unique field", failure);
    }

    private static boolean isDuplicate(MongoException failure) {
        return ErrorCategory.fromErrorCode(failure.getCode()) == ErrorCategory.DUPLICATE_KEY;
    }

    static void pause(int attempt) {
        LockSupport.parkNanos(ThreadLocalRandom.current().nextLong(LONGEST_PAUSE_NANOS) * attempt);
    }
}
