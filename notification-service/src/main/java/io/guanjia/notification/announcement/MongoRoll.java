package io.guanjia.notification.announcement;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoWriteException;
import com.mongodb.WriteConcern;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.Updates;
import io.guanjia.notification.audience.Role;
import java.time.Clock;
import java.util.Date;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.bson.Document;
import org.springframework.data.mongodb.core.MongoTemplate;

/// The roll in one collection, kept as long as the log of deliveries.
public final class MongoRoll implements Roll {

    private static final long KEPT_DAYS = 42;

    private final MongoCollection<Document> calls;
    private final Clock clock;

    public MongoRoll(MongoTemplate template, Clock clock) {
        calls = template.getCollection("roll").withWriteConcern(WriteConcern.MAJORITY);
        calls.createIndex(Indexes.ascending("at"), new IndexOptions().expireAfter(KEPT_DAYS, TimeUnit.DAYS));
        this.clock = clock;
    }

    @Override
    public List<Called> first(String eventId, Supplier<List<Called>> found) {
        Document stored = calls.find(Filters.eq(eventId)).first();
        return stored == null ? store(eventId, found.get()) : read(stored);
    }

    private List<Called> store(String eventId, List<Called> found) {
        List<Document> written = found.stream()
                .map(each -> new Document("person", each.personId())
                        .append("role", each.role().name())
                        .append("template", each.template()))
                .toList();
        try {
            calls.insertOne(
                    new Document("_id", eventId).append("called", written).append("at", Date.from(clock.instant())));
            return found;
        } catch (MongoWriteException e) {
            if (e.getError().getCategory() != ErrorCategory.DUPLICATE_KEY) {
                throw e;
            }
            return stored(eventId, e);
        }
    }

    /// Another instance was faster: what it stored stands, once a majority has it.
    private List<Called> stored(String eventId, MongoWriteException duplicate) {
        calls.updateOne(Filters.eq(eventId), Updates.set("_id", eventId));
        Document stored = calls.find(Filters.eq(eventId)).first();
        if (stored == null) {
            throw duplicate;
        }
        return read(stored);
    }

    private static List<Called> read(Document stored) {
        return stored.getList("called", Document.class).stream()
                .map(each -> new Called(
                        each.getString("person"), Role.valueOf(each.getString("role")), each.getString("template")))
                .toList();
    }
}
