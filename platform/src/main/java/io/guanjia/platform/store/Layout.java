package io.guanjia.platform.store;

import io.guanjia.platform.domain.Actor;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/// How an aggregate lies in its collection: the state under `s`, so that nothing of the store's own is ever overwritten
/// by it.
final class Layout<S> {

    static final String ID = "_id";
    static final String STATE = "s";
    static final String VERSION = "v";
    static final String REVISION = "rev";
    static final String CREATED = "createdAt";
    static final String LOG = "log";
    /// Number of the last entry.
    static final String LAST = "oseq";
    /// All entries up to here are in Kafka.
    static final String SENT = "sent";
    /// Since when entries wait to be sent; there if and only if some do.
    static final String UNSENT_SINCE = "obAt";

    static final String TIMERS = "tm";
    static final String NEXT_TIMER = "tmAt";
    static final String GENERATION = "tg";
    static final String TRACE = "trace";

    private final Class<S> state;
    private final StateCodec codec = new StateCodec();

    Layout(Class<S> state) {
        this.state = state;
    }

    Document newborn(Decision<S> decision, List<Document> entries, Instant now) {
        Stored<S> next = decision.next();
        Document document = new Document(ID, next.id())
                .append(VERSION, next.version())
                .append(REVISION, next.revision())
                .append(CREATED, Date.from(next.createdAt()))
                .append(STATE, codec.write(next.state()))
                .append(LOG, entries)
                .append(LAST, (long) entries.size())
                .append(SENT, 0L)
                .append(UNSENT_SINCE, Date.from(now))
                .append(GENERATION, decision.generation());
        document.putAll(timers(next.timers()));
        return document;
    }

    Document update(Decision<S> decision, List<Document> entries, Instant now) {
        Stored<S> next = decision.next();
        Document set = new Document(STATE, codec.write(next.state()))
                .append(REVISION, next.revision())
                .append(GENERATION, decision.generation());
        Document update = new Document("$set", set)
                .append("$push", new Document(LOG, new Document("$each", entries)))
                .append("$inc", new Document(VERSION, 1L).append(LAST, (long) entries.size()))
                .append("$min", new Document(UNSENT_SINCE, Date.from(now)));
        putTimers(update, next.timers());
        return update;
    }

    /// Sets the armed timers and the earliest of them, or removes both fields.
    static void putTimers(Document update, List<ArmedTimer> timers) {
        if (timers.isEmpty()) {
            update.append("$unset", new Document(TIMERS, "").append(NEXT_TIMER, ""));
        } else {
            update.get("$set", Document.class).putAll(timers(timers));
        }
    }

    private static Document timers(List<ArmedTimer> timers) {
        Document fields = new Document();
        timers.stream()
                .map(ArmedTimer::at)
                .min(Instant::compareTo)
                .ifPresent(next -> fields.append(
                                TIMERS, timers.stream().map(Layout::timer).toList())
                        .append(NEXT_TIMER, Date.from(next)));
        return fields;
    }

    private static Document timer(ArmedTimer timer) {
        return new Document("name", timer.name())
                .append("at", Date.from(timer.at()))
                .append("g", timer.generation());
    }

    static Document entry(Entry entry, @Nullable String trace) {
        Actor actor = entry.actor();
        Document document = new Document("no", entry.no())
                .append("type", entry.type())
                .append("at", Date.from(entry.at()))
                .append(
                        "actor",
                        withoutNulls(new Document("id", actor.id())
                                .append("onBehalfOf", actor.onBehalfOf())
                                .append("via", actor.via())
                                .append("channel", actor.channel())))
                .append("data", new Document(entry.data()))
                .append("key", entry.key())
                .append("fp", entry.fingerprint())
                .append("occurredAt", entry.occurredAt() == null ? null : Date.from(entry.occurredAt()))
                .append(TRACE, trace);
        return withoutNulls(document);
    }

    private static Document withoutNulls(Document document) {
        document.values().removeIf(value -> value == null);
        return document;
    }

    /// @param moved entries that stand in the archive, older than those in the document
    Stored<S> stored(Document document, List<Document> moved) {
        List<Entry> journal = new ArrayList<>();
        moved.forEach(entry -> journal.add(readEntry(entry)));
        document.getList(LOG, Document.class).forEach(entry -> journal.add(readEntry(entry)));
        return new Stored<>(
                document.getString(ID),
                codec.read(state, document.get(STATE, Document.class)),
                document.getLong(VERSION),
                document.getLong(REVISION),
                document.getDate(CREATED).toInstant(),
                List.copyOf(journal),
                document.getList(TIMERS, Document.class, List.of()).stream()
                        .map(timer -> new ArmedTimer(
                                timer.getString("name"), timer.getDate("at").toInstant(), timer.getLong("g")))
                        .toList());
    }

    static Entry readEntry(Document entry) {
        Document actor = entry.get("actor", Document.class);
        Date occurredAt = entry.getDate("occurredAt");
        return new Entry(
                entry.getLong("no"),
                entry.getString("type"),
                entry.getDate("at").toInstant(),
                occurredAt == null ? null : occurredAt.toInstant(),
                new Actor(
                        actor.getString("id"),
                        actor.getString("onBehalfOf"),
                        actor.getString("via"),
                        actor.getString("channel")),
                plain(entry.get("data", Document.class)),
                entry.getString("key"),
                entry.getString("fp"));
    }

    private static Map<String, Object> plain(Document document) {
        Map<String, Object> map = new LinkedHashMap<>();
        document.forEach((name, value) -> map.put(name, plain(value)));
        return map;
    }

    private static Object plain(Object value) {
        return switch (value) {
            case Document document -> plain(document);
            case List<?> list -> list.stream().map(Layout::plain).toList();
            default -> value;
        };
    }

    /// The conditions of the scope, so that they stand in every filter; nothing reachable matches nothing.
    Document scoped(Scope scope) {
        if (scope.anyOf().isEmpty()) {
            return new Document("$nor", List.of(new Document()));
        }
        return scope.anyOf().contains(Map.<String, List<?>>of())
                ? new Document()
                : new Document("$or", scope.anyOf().stream().map(this::allOf).toList());
    }

    Document allOf(Map<String, List<?>> fields) {
        Document conditions = new Document();
        fields.forEach((field, values) -> conditions.append(STATE + "." + field, condition(values)));
        return conditions;
    }

    private Document condition(List<?> values) {
        if (values.size() == 1 && values.getFirst() instanceof Between span) {
            Document since = new Document("$gte", Date.from(span.from()));
            return span.to() == null ? since : since.append("$lt", Date.from(span.to()));
        }
        return new Document("$in", values.stream().map(codec::value).toList());
    }
}
