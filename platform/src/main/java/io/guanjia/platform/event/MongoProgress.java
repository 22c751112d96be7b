package io.guanjia.platform.event;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.gt;
import static com.mongodb.client.model.Filters.gte;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Filters.lte;
import static com.mongodb.client.model.Updates.combine;
import static com.mongodb.client.model.Updates.set;
import static com.mongodb.client.model.Updates.setOnInsert;
import static com.mongodb.client.model.Updates.unset;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoWriteException;
import com.mongodb.ReadConcern;
import com.mongodb.WriteConcern;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Accumulators;
import com.mongodb.client.model.Aggregates;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.ReplaceOptions;
import com.mongodb.client.model.Sorts;
import com.mongodb.client.model.UpdateOptions;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.bson.types.Binary;

/// {@link Progress} in the collections `guard` and `parked`. The owner is part of the key: two owners may use one id.
final class MongoProgress implements Progress {

    private final String group;
    private final MongoCollection<Document> guard;
    private final MongoCollection<Document> parked;
    private final AtomicBoolean indexed = new AtomicBoolean();

    MongoProgress(String group, MongoDatabase database) {
        this.group = group;
        guard = durable(database, "guard");
        parked = durable(database, "parked");
    }

    private static MongoCollection<Document> durable(MongoDatabase database, String name) {
        return database.getCollection(name)
                .withWriteConcern(WriteConcern.MAJORITY)
                .withReadConcern(ReadConcern.MAJORITY);
    }

    @Override
    public Map<String, Position> positions(String owner, Collection<String> keys) {
        List<String> ids = keys.stream().map(key -> id(new Subject(owner, key))).toList();
        Map<String, Position> positions = new HashMap<>();
        for (Document found : guard.find(in("_id", ids))) {
            positions.put(
                    found.getString("key"),
                    new Position(found.getLong("seq"), found.get("dead", 0L), found.getBoolean("waiting", false)));
        }
        return positions;
    }

    @Override
    public void advance(Subject subject, Position at) {
        long next = at.seq() + 1;
        Bson moved = combine(set("seq", next), set("owner", subject.owner()), set("key", subject.key()));
        Bson change = at.heldUp() ? combine(moved, unset("dead")) : moved;
        try {
            guard.updateOne(
                    and(eq(id(subject)), eq("seq", at.seq())), change, new UpdateOptions().upsert(at.seq() == 0));
        } catch (MongoWriteException e) {
            // The first event of a key, applied by two consumers at once: the other one was faster.
            if (e.getError().getCategory() != ErrorCategory.DUPLICATE_KEY) {
                throw e;
            }
        }
    }

    @Override
    public void holdUp(Subject subject, long seq) {
        mark(subject, set("dead", seq));
    }

    @Override
    public void park(Delivery delivery) {
        if (!indexed.get()) {
            parked.createIndex(Indexes.ascending("owner", "key", "seq"));
            indexed.set(true);
        }
        ConsumerRecord<byte[], byte[]> raw = delivery.raw();
        Subject subject = delivery.subject();
        List<Document> headers = new ArrayList<>();
        for (Header header : raw.headers()) {
            headers.add(new Document("name", header.key()).append("value", header.value()));
        }
        String id = id(subject) + ":" + delivery.seq();
        Document kept = new Document("_id", id)
                .append("owner", subject.owner())
                .append("key", subject.key())
                .append("seq", delivery.seq())
                .append("at", raw.timestamp())
                .append("value", raw.value())
                .append("headers", headers);
        parked.replaceOne(eq(id), kept, new ReplaceOptions().upsert(true));
        mark(subject, set("waiting", true));
    }

    private void mark(Subject subject, Bson mark) {
        Bson first = combine(
                setOnInsert("seq", 0L), setOnInsert("owner", subject.owner()), setOnInsert("key", subject.key()));
        guard.updateOne(eq(id(subject)), combine(mark, first), new UpdateOptions().upsert(true));
    }

    @Override
    public Optional<Delivery> parked(Subject subject, long seq) {
        return Optional.ofNullable(parked.find(eq(id(subject) + ":" + seq)).first())
                .map(MongoProgress::delivery);
    }

    @Override
    public List<Delivery> parkedBeyond(Subject subject, long seq) {
        return parked.find(and(of(subject), gt("seq", seq)))
                .sort(Sorts.ascending("seq"))
                .map(MongoProgress::delivery)
                .into(new ArrayList<>());
    }

    @Override
    public void unpark(Subject subject, long from, long to) {
        parked.deleteMany(and(of(subject), gte("seq", from), lte("seq", to)));
        if (parked.find(of(subject)).first() == null) {
            guard.updateOne(eq(id(subject)), unset("waiting"));
        }
    }

    @Override
    public List<Subject> waiting(int limit) {
        Document subject = new Document("owner", "$owner").append("key", "$key");
        return parked.aggregate(List.of(
                        Aggregates.group(subject, Accumulators.min("seq", "$seq")),
                        Aggregates.sort(Sorts.ascending("_id")),
                        Aggregates.limit(limit)))
                .map(found -> found.get("_id", Document.class))
                .map(found -> new Subject(found.getString("owner"), found.getString("key")))
                .into(new ArrayList<>());
    }

    @Override
    public long parkedCount() {
        return parked.estimatedDocumentCount();
    }

    private String id(Subject subject) {
        return group + ":" + subject.owner() + ":" + subject.key();
    }

    private static Bson of(Subject subject) {
        return and(eq("owner", subject.owner()), eq("key", subject.key()));
    }

    private static Delivery delivery(Document kept) {
        Binary value = kept.get("value", Binary.class);
        RecordHeaders headers = new RecordHeaders();
        kept.getList("headers", Document.class).forEach(header -> {
            Binary bytes = header.get("value", Binary.class);
            headers.add(header.getString("name"), bytes == null ? null : bytes.getData());
        });
        Subject subject = new Subject(kept.getString("owner"), kept.getString("key"));
        return Delivery.again(subject, kept.getLong("at"), value == null ? null : value.getData(), headers);
    }
}
