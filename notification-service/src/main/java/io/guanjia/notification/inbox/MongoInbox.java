package io.guanjia.notification.inbox;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.gt;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Filters.lt;
import static com.mongodb.client.model.Filters.lte;
import static com.mongodb.client.model.Filters.or;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoWriteException;
import com.mongodb.ReadConcern;
import com.mongodb.WriteConcern;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.FindOneAndUpdateOptions;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.ReturnDocument;
import com.mongodb.client.model.Sorts;
import com.mongodb.client.model.Updates;
import io.guanjia.notification.audience.Box;
import io.guanjia.platform.domain.CommonRefusal.InvalidRequest;
import io.guanjia.platform.domain.RefusedException;
import io.guanjia.platform.store.Page;
import io.guanjia.platform.store.PageRequest;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;
import org.springframework.data.mongodb.core.MongoTemplate;

/// The inbox in one collection. The next number is one above the highest that is there; a unique index on (box,
/// recipient, number) lets one of several writers have it, and the others take the one after. So number n is only ever
/// written by who has seen n − 1, and majority reads show them in that order; nothing is counted apart from the entries
/// themselves, so a writer that dies leaves no hole.
public final class MongoInbox implements Inbox {

    static final String COLLECTION = "inbox";
    private static final Bson NUMBERED = gt("no", 0L);

    private final MongoCollection<Document> entries;

    public MongoInbox(MongoTemplate template) {
        entries = template.getCollection(COLLECTION)
                .withWriteConcern(WriteConcern.MAJORITY)
                .withReadConcern(ReadConcern.MAJORITY);
        entries.createIndex(
                Indexes.ascending("recipient", "box", "no"),
                new IndexOptions().unique(true).partialFilterExpression(NUMBERED));
    }

    @Override
    public boolean put(InboxEntry entry) {
        if (entry.expired()) {
            return inserted(entry);
        }
        Optional<Boolean> settled = Optional.empty();
        while (settled.isEmpty()) {
            settled = tryAs(entry.numbered(highest(entry.recipient(), entry.box()) + 1));
        }
        return settled.get();
    }

    /// Empty when another entry has just taken the number.
    private Optional<Boolean> tryAs(InboxEntry numbered) {
        try {
            return Optional.of(inserted(numbered));
        } catch (MongoWriteException e) {
            if (e.getError().getCategory() != ErrorCategory.DUPLICATE_KEY) {
                throw e;
            }
            return Optional.empty();
        }
    }

    private boolean inserted(InboxEntry entry) {
        try {
            entries.insertOne(written(entry));
            return true;
        } catch (MongoWriteException e) {
            if (standsFirmly(entry)) {
                return false;
            }
            throw e;
        }
    }

    /// Whether the entry is there, with a majority: a write that changes nothing waits for what it found.
    private boolean standsFirmly(InboxEntry entry) {
        return entries.updateOne(eq(entry.id()), Updates.set("eventId", entry.eventId()))
                        .getMatchedCount()
                == 1;
    }

    /// Read as the primary has it, not as the majority does: a number that a majority does not have yet is taken too.
    private long highest(String recipient, Box box) {
        Document last = entries.withReadConcern(ReadConcern.LOCAL)
                .find(and(eq("recipient", recipient), eq("box", box.name()), NUMBERED))
                .sort(Sorts.descending("no"))
                .first();
        return last == null ? 0 : last.getLong("no");
    }

    @Override
    public Page<InboxEntry> page(Reader reader, Box box, PageRequest page) {
        Bson mine = and(of(reader), eq("box", box.name()), NUMBERED);
        String after = page.after();
        Bson from = after == null ? mine : and(mine, lt("no", number(after)));
        List<InboxEntry> found = new ArrayList<>();
        entries.find(from).sort(Sorts.descending("no")).limit(page.limit() + 1).forEach(each -> found.add(read(each)));
        boolean more = found.size() > page.limit();
        List<InboxEntry> items = more ? found.subList(0, page.limit()) : found;
        return new Page<>(
                List.copyOf(items), more ? String.valueOf(items.getLast().no()) : null);
    }

    private static Bson of(Reader reader) {
        return and(eq("recipient", reader.recipient()), in("communityId", reader.communities()));
    }

    static long number(String cursor) {
        if (!cursor.matches("\\d{1,18}")) {
            throw new RefusedException(InvalidRequest.of("/after", "invalid-cursor"));
        }
        return Long.parseLong(cursor);
    }

    @Override
    public Optional<InboxEntry> read(Reader reader, String id, Instant at) {
        Bson mine = and(eq(id), of(reader), NUMBERED);
        Document before = entries.findOneAndUpdate(
                mine,
                Updates.min("readAt", Date.from(at)),
                new FindOneAndUpdateOptions().returnDocument(ReturnDocument.AFTER));
        return Optional.ofNullable(before).map(MongoInbox::read);
    }

    @Override
    public long last(String recipient, Box box) {
        Document last = entries.find(and(eq("recipient", recipient), eq("box", box.name()), NUMBERED))
                .sort(Sorts.descending("no"))
                .first();
        return last == null ? 0 : last.getLong("no");
    }

    /// Numbers have no hole, so a position's next entries are a span of numbers, whatever lies behind the others.
    @Override
    public List<InboxEntry> after(Collection<Position> positions, int limit) {
        if (positions.isEmpty()) {
            return List.of();
        }
        List<Bson> behind = positions.stream()
                .map(position -> and(
                        eq("recipient", position.recipient()),
                        eq("box", position.box().name()),
                        gt("no", position.no()),
                        lte("no", position.no() + limit)))
                .toList();
        List<InboxEntry> found = new ArrayList<>();
        entries.find(or(behind)).sort(Sorts.ascending("no")).forEach(each -> found.add(read(each)));
        return found;
    }

    private static Document written(InboxEntry entry) {
        Document document = new Document("_id", entry.id())
                .append("recipient", entry.recipient())
                .append("box", entry.box().name())
                .append("communityId", entry.communityId())
                .append("event", entry.event())
                .append("eventId", entry.eventId())
                .append("about", entry.about())
                .append("number", entry.number())
                .append("title", entry.title())
                .append("text", entry.text())
                .append("at", Date.from(entry.at()));
        return entry.expired() ? document.append("expired", true) : document.append("no", entry.no());
    }

    private static InboxEntry read(Document document) {
        return new InboxEntry(
                document.getString("_id"),
                document.getString("recipient"),
                Box.valueOf(document.getString("box")),
                document.getLong("no"),
                document.getString("communityId"),
                document.getString("event"),
                document.getString("eventId"),
                document.getString("about"),
                document.getString("number"),
                document.getString("title"),
                document.getString("text"),
                document.getBoolean("expired", false),
                document.getDate("at").toInstant(),
                instant(document.getDate("readAt")));
    }

    private static @Nullable Instant instant(@Nullable Date date) {
        return date == null ? null : date.toInstant();
    }
}
