package io.guanjia.platform.store;

import static io.guanjia.platform.store.Layout.ID;
import static io.guanjia.platform.store.Layout.LAST;
import static io.guanjia.platform.store.Layout.SENT;
import static io.guanjia.platform.store.Layout.UNSENT_SINCE;

import com.mongodb.MongoException;
import com.mongodb.WriteConcern;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.BulkWriteOptions;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Projections;
import com.mongodb.client.model.UpdateOneModel;
import com.mongodb.client.model.Updates;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.bson.Document;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Marks entries as sent, many documents in one bulk, acknowledged by the primary alone: a lost mark is only a
/// duplicate.
final class Clears implements AutoCloseable {

    private static final Logger LOGGER = LoggerFactory.getLogger(Clears.class);
    private static final int BULK = 64;
    private static final long GATHER_NANOS = TimeUnit.MILLISECONDS.toNanos(25);

    private final BlockingQueue<Clear> waiting = new LinkedBlockingQueue<>();
    private final Thread thread = Thread.ofVirtual().name("clears").start(this::run);

    private record Clear(MongoCollection<Document> collection, String id, long upTo, CompletableFuture<Boolean> done) {}

    /// Completes with false when more entries came meanwhile, so that the caller goes on.
    CompletableFuture<Boolean> clear(MongoCollection<Document> collection, String id, long upTo) {
        Clear clear = new Clear(collection, id, upTo, new CompletableFuture<>());
        waiting.add(clear);
        return clear.done();
    }

    private void run() {
        try {
            while (true) {
                List<Clear> bulk = gather();
                Map<MongoCollection<Document>, List<Clear>> byCollection =
                        bulk.stream().collect(Collectors.groupingBy(Clear::collection));
                byCollection.forEach(Clears::write);
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private List<Clear> gather() throws InterruptedException {
        List<Clear> bulk = new ArrayList<>(List.of(waiting.take()));
        long end = System.nanoTime() + GATHER_NANOS;
        while (bulk.size() < BULK) {
            Clear next = waiting.poll(end - System.nanoTime(), TimeUnit.NANOSECONDS);
            if (next == null) {
                break;
            }
            bulk.add(next);
        }
        return bulk;
    }

    private static void write(MongoCollection<Document> collection, List<Clear> clears) {
        try {
            FailPoint.reached("relay.before-clear");
            int matched = collection
                    .withWriteConcern(WriteConcern.W1)
                    .bulkWrite(clears.stream().map(Clears::update).toList(), new BulkWriteOptions().ordered(false))
                    .getMatchedCount();
            FailPoint.reached("relay.mid-clear");
            Map<String, Long> last = matched == clears.size() ? Map.of() : lastOf(collection, clears);
            clears.forEach(clear -> clear.done().complete(last.getOrDefault(clear.id(), 0L) <= clear.upTo()));
        } catch (MongoException failure) {
            LOGGER.warn("{} marks lost, their entries will be sent once more", clears.size(), failure);
            clears.forEach(clear -> clear.done().complete(true));
        }
    }

    private static UpdateOneModel<Document> update(Clear clear) {
        return new UpdateOneModel<>(
                Filters.and(Filters.eq(ID, clear.id()), Filters.eq(LAST, clear.upTo())),
                Updates.combine(Updates.max(SENT, clear.upTo()), Updates.unset(UNSENT_SINCE)));
    }

    private static Map<String, Long> lastOf(MongoCollection<Document> collection, List<Clear> clears) {
        return collection
                .find(Filters.and(
                        Filters.in(ID, clears.stream().map(Clear::id).toList()), Filters.exists(UNSENT_SINCE)))
                .projection(Projections.include(LAST))
                .into(new ArrayList<>())
                .stream()
                .collect(Collectors.toMap(found -> found.getString(ID), found -> found.getLong(LAST)));
    }

    @Override
    public void close() {
        thread.interrupt();
    }
}
