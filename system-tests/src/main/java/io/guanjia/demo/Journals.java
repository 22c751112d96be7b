package io.guanjia.demo;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.CountOptions;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Sorts;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.bson.Document;

/// The journals as they stand in the databases, only read: what really happened, whatever was told of it.
final class Journals implements AutoCloseable {

    static final List<String> SERVICES = List.of("owner", "ticket", "billing", "notification");

    private final MongoClient client;

    Journals(String uri) {
        this.client = MongoClients.create(uri);
    }

    private MongoDatabase of(String service) {
        return client.getDatabase("guanjia_" + service);
    }

    /// Entries that wait to be sent, in all services.
    long unsent() {
        return SERVICES.stream()
                .flatMap(service -> aggregates(service).stream())
                .mapToLong(collection -> collection.countDocuments(Filters.exists("obAt")))
                .sum();
    }

    /// The types of all entries by `owner/id`, in order.
    Map<String, List<String>> all() {
        Map<String, List<String>> all = new TreeMap<>();
        for (String service : SERVICES) {
            for (MongoCollection<Document> collection : aggregates(service)) {
                for (Document thing : collection.find()) {
                    all.put(service + "/" + thing.getString("_id"), types(service, collection, thing));
                }
            }
        }
        return all;
    }

    private List<String> types(String service, MongoCollection<Document> collection, Document thing) {
        List<Document> entries = new ArrayList<>();
        List<Document> kept = thing.getList("log", Document.class);
        long first = kept.getFirst().getLong("no");
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
        return entries.stream().map(entry -> entry.getString("type")).toList();
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

    /// How far notification-service has heard of the thing.
    long heard(String owner, String id) {
        Document guard = of("notification")
                .getCollection("guard")
                .find(Filters.and(Filters.eq("owner", owner), Filters.eq("key", id)))
                .first();
        return guard == null ? 0 : guard.getLong("seq");
    }

    /// Who was told what of these things, whoever it is.
    List<Document> told(List<String> about) {
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
