package io.guanjia.platform.event;

import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.gt;

import com.mongodb.ReadConcern;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Projections;
import com.mongodb.client.model.Sorts;
import io.guanjia.platform.store.AggregateType;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;

/// The journals of this service's aggregates as others read them back: what a majority has, sent or not.
final class Journals {

    private static final int EVENTS_AT_ONCE = 250;

    /// How far one aggregate has come.
    record Head(String key, long oseq) {}

    record Heads(List<Head> heads, @Nullable String next) {}

    /// One journal entry as it is on the wire, `type` with owner and version.
    record Said(
            long seq, String type, Instant time, @Nullable String trace, Map<String, Object> data) {}

    record SaidByKey(String key, long oseq, List<Said> events) {}

    private final MongoDatabase database;
    private final List<AggregateType<?>> types;

    Journals(MongoDatabase database, List<AggregateType<?>> types) {
        this.database = database.withReadConcern(ReadConcern.MAJORITY);
        this.types = types.stream()
                .sorted((one, other) -> one.collection().compareTo(other.collection()))
                .toList();
    }

    /// Heads in the order of collection and id, from behind the cursor `<collection>:<id>`.
    Heads heads(String after, int limit) {
        int colon = after.indexOf(':');
        String first = after.substring(0, Math.max(0, colon));
        List<Head> heads = new ArrayList<>();
        for (AggregateType<?> type : types) {
            int there = type.collection().compareTo(first);
            if (there >= 0 && heads.size() < limit) {
                Bson rest = there == 0 ? gt("_id", after.substring(colon + 1)) : Filters.empty();
                database.getCollection(type.collection())
                        .find(rest)
                        .projection(Projections.include("oseq"))
                        .sort(Sorts.ascending("_id"))
                        .limit(limit - heads.size())
                        .forEach(found -> heads.add(new Head(found.getString("_id"), found.getLong("oseq"))));
                if (heads.size() == limit) {
                    return new Heads(
                            heads, type.collection() + ":" + heads.getLast().key());
                }
            }
        }
        return new Heads(heads, null);
    }

    SaidByKey events(String key, long from) {
        for (AggregateType<?> type : types) {
            MongoCollection<Document> aggregates = database.getCollection(type.collection());
            Document found = aggregates
                    .find(eq(key))
                    .projection(Projections.include("log", "oseq"))
                    .first();
            if (found != null) {
                List<Said> events = entries(type, key, found.getList("log", Document.class), from).stream()
                        .filter(entry -> entry.getLong("no") >= from)
                        .limit(EVENTS_AT_ONCE)
                        .map(entry -> said(type.catalog().owner(), entry))
                        .toList();
                return new SaidByKey(key, found.getLong("oseq"), events);
            }
        }
        return new SaidByKey(key, 0, List.of());
    }

    // Old blocks stand apart; a block just moved may stand in both places.
    private List<Document> entries(AggregateType<?> type, String key, List<Document> log, long from) {
        long kept = log.isEmpty() ? Long.MAX_VALUE : log.getFirst().getLong("no");
        if (kept <= from) {
            return log;
        }
        List<Document> entries = new ArrayList<>();
        database.getCollection(type.collection() + "_log")
                .find(eq("of", key))
                .sort(Sorts.ascending("from"))
                .forEach(block -> block.getList("log", Document.class).stream()
                        .filter(entry -> entry.getLong("no") < kept)
                        .forEach(entries::add));
        entries.addAll(log);
        return entries;
    }

    private static Said said(String owner, Document entry) {
        return new Said(
                entry.getLong("no"),
                "io.guanjia." + owner + "." + entry.getString("type") + ".v1",
                entry.getDate("at").toInstant(),
                entry.getString("trace"),
                entry.get("data", Document.class));
    }
}
