package io.guanjia.trial;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.CountOptions;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Sorts;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.bson.Document;
import org.bson.conversions.Bson;

/// The journals as they stand in the databases, only read: what really happened, whatever was told of it.
public final class Journals implements AutoCloseable {

    private static final List<String> SERVICES = List.of("owner", "ticket", "billing", "notification");

    private final MongoClient client;

    public Journals(String uri) {
        this.client = MongoClients.create(uri);
    }

    private MongoDatabase of(String service) {
        return client.getDatabase("guanjia_" + service);
    }

    /// Entries that wait to be sent, in all services.
    public long unsent() {
        return SERVICES.stream()
                .flatMap(service -> aggregates(service).stream())
                .mapToLong(collection -> collection.countDocuments(Filters.exists("obAt")))
                .sum();
    }

    /// Events that wait for one before them, in all services.
    public long parked() {
        return SERVICES.stream()
                .mapToLong(service -> of(service).getCollection("parked").countDocuments())
                .sum();
    }

    /// All entries recorded since then, in all services.
    public List<String> since(Instant from) {
        List<String> entries = new ArrayList<>();
        for (String service : SERVICES) {
            for (MongoCollection<Document> collection : aggregates(service)) {
                for (Document thing : collection.find()) {
                    log(service, collection, thing).stream()
                            .filter(entry -> !entry.getDate("at").toInstant().isBefore(from))
                            .map(entry -> entry(
                                    service, thing.getString("_id"), entry.getLong("no"), entry.getString("type")))
                            .forEach(entries::add);
                }
            }
        }
        return entries;
    }

    /// One entry in words, as a record off the topics would have it.
    public static String entry(String owner, String id, long no, String type) {
        return "%s/%s:%d %s".formatted(owner, id, no, type);
    }

    private List<Document> log(String service, MongoCollection<Document> collection, Document thing) {
        List<Document> kept = thing.getList("log", Document.class);
        long first = kept.getFirst().getLong("no");
        List<Document> entries = new ArrayList<>();
        if (first > 1) {
            of(service)
                    .getCollection(collection.getNamespace().getCollectionName() + "_log")
                    .find(Filters.eq("of", thing.getString("_id")))
                    .sort(Sorts.ascending("from"))
                    .forEach(block -> block.getList("log", Document.class).stream()
                            .filter(entry -> entry.getLong("no") < first)
                            .forEach(entries::add));
        }
        entries.addAll(kept);
        return entries;
    }

    /// The id of the ticket that the person has just reported, in the moment it is stored.
    public String reportedBy(String personId, Instant after) {
        Bson theirs = Filters.and(Filters.eq("s.reporterId", personId), Filters.gte("createdAt", Date.from(after)));
        return Soon.find(
                        "the report in the database",
                        Duration.ofMillis(1),
                        () -> Optional.ofNullable(tickets().find(theirs).first()))
                .getString("_id");
    }

    /// What its journal holds so far.
    public List<String> ofTicket(String id) {
        return log(
                        "ticket",
                        tickets(),
                        Objects.requireNonNull(tickets().find(Filters.eq(id)).first()))
                .stream()
                .map(entry -> entry.getString("type"))
                .toList();
    }

    private MongoCollection<Document> tickets() {
        return of("ticket").getCollection("tickets");
    }

    private List<MongoCollection<Document>> aggregates(String service) {
        List<MongoCollection<Document>> found = new ArrayList<>();
        for (String name : of(service).listCollectionNames()) {
            MongoCollection<Document> collection = of(service).getCollection(name);
            if (collection.countDocuments(Filters.exists("oseq"), new CountOptions().limit(1)) > 0) {
                found.add(collection);
            }
        }
        return found;
    }

    /// Who was told what of these things, whoever it is.
    public List<Document> told(List<String> about) {
        return of("notification")
                .getCollection("inbox")
                .find(Filters.in("about", about))
                .into(new ArrayList<>());
    }

    @Override
    public void close() {
        client.close();
    }
}
