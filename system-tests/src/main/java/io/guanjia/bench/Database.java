package io.guanjia.bench;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.exists;
import static com.mongodb.client.model.Filters.gte;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Projections.include;

import com.mongodb.MongoNamespace;
import com.mongodb.WriteConcern;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import io.guanjia.api.Unexpected;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.bson.BsonTimestamp;
import org.bson.Document;
import org.bson.RawBsonDocument;
import org.bson.codecs.DocumentCodec;

/// The database that all of this ends in: only read, but for the bare inserts that everything is compared with.
final class Database implements AutoCloseable {

    private static final String TICKETS = "guanjia_ticket.tickets";
    private static final String GUARD = "guanjia_notification.guard";
    private static final String INBOX = "guanjia_notification.inbox";

    private final MongoClient client;
    private final MongoCollection<Document> bare;

    Database(String uri) {
        client = MongoClients.create(uri);
        bare = client.getDatabase("guanjia_bench").getCollection("bare").withWriteConcern(WriteConcern.MAJORITY);
    }

    private MongoCollection<Document> collection(String name) {
        MongoNamespace of = new MongoNamespace(name);
        return client.getDatabase(of.getDatabaseName()).getCollection(of.getCollectionName());
    }

    long unsentTickets() {
        return collection(TICKETS).countDocuments(exists("obAt"));
    }

    /// Every ticket with the number of its last journal entry.
    Map<String, Long> tickets() {
        return numbers(collection(TICKETS).find().projection(include("oseq")), "_id", "oseq");
    }

    /// How far notification-service has heard of each thing of ticket-service.
    Map<String, Long> heardOfTickets() {
        return numbers(collection(GUARD).find(eq("owner", "ticket")), "key", "seq");
    }

    /// How many inbox entries there are about the submission of each ticket.
    Map<String, Long> toldOfSubmissions() {
        Map<String, Long> told = new HashMap<>();
        collection(INBOX)
                .find(eq("event", "ticket.submitted"))
                .projection(include("about"))
                .forEach(entry -> told.merge(entry.getString("about"), 1L, Long::sum));
        return told;
    }

    private static Map<String, Long> numbers(Iterable<Document> found, String key, String number) {
        Map<String, Long> numbers = new HashMap<>();
        found.forEach(each -> numbers.put(each.getString(key), each.getLong(number)));
        return numbers;
    }

    /// What the same clients get done when they do nothing but insert a document like this one.
    Window insertBare(Document like, int clients, Duration length) {
        Window window = Window.of(clients, length, () -> {
            bare.insertOne(new Document(like).append("_id", UUID.randomUUID().toString()));
            return true;
        });
        bare.drop();
        return window;
    }

    Document anyTicket() {
        Document ticket = collection(TICKETS).find(eq("sent", 1L)).first();
        Unexpected.unless(ticket != null, "there is no ticket to take as an example");
        return new Document(ticket);
    }

    static int size(Document document) {
        return new RawBsonDocument(document, new DocumentCodec())
                .getByteBuffer()
                .remaining();
    }

    /// Milliseconds from the write of each ticket since then to the write with which notification-service has
    /// done with its first event, as the database's own log tells afterwards: one clock, and nothing that runs
    /// along meanwhile. The second write comes after a majority has the message: rather too long than too short.
    Spread effects(Instant since) {
        Map<String, Long> written = new HashMap<>();
        Map<String, Long> heard = new HashMap<>();
        client.getDatabase("local")
                .getCollection("oplog.rs")
                .find(and(
                        gte("ts", new BsonTimestamp((int) since.getEpochSecond(), 0)),
                        gte("wall", Date.from(since)),
                        in("ns", TICKETS, GUARD),
                        eq("op", "i")))
                .projection(include("ns", "wall", "o._id"))
                .forEach(entry -> {
                    String id = entry.get("o", Document.class).getString("_id");
                    long at = entry.getDate("wall").toInstant().toEpochMilli();
                    (entry.getString("ns").equals(TICKETS) ? written : heard)
                            .put(id.substring(id.lastIndexOf(':') + 1), at);
                });
        return Spread.of(written.entrySet().stream()
                .filter(each -> heard.containsKey(each.getKey()))
                .mapToDouble(each -> heard.getOrDefault(each.getKey(), each.getValue()) - each.getValue()));
    }

    @Override
    public void close() {
        client.close();
    }
}
