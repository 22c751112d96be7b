package io.guanjia.platform.event;

import com.mongodb.MongoWriteException;
import com.mongodb.WriteConcern;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoCursor;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.Sorts;
import io.guanjia.platform.store.Filter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.UnaryOperator;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;
import org.springframework.data.mongodb.core.MongoTemplate;

/// Projections in one MongoDB collection. The fields of `P` stand at the top of the document, beside `_id` (the key)
/// and
/// `_seq` (the last event applied), so `template.find(query(where("unitId").is(id)), P.class, collection)` reads them.
/// What a change left nothing of remains as `_id` and `_seq` alone, so that a late event cannot bring it back.
public final class MongoProjections<P> implements Projections<P> {

    private static final String SEQ = "_seq";
    private static final int DUPLICATE_KEY = 11000;

    /// No condition on a field is met where nothing is left, so only a count of all has to say it.
    private static final Bson SOMETHING_LEFT =
            Filters.expr(Document.parse("{$gt: [{$size: {$objectToArray: '$$ROOT'}}, 2]}"));

    private final MongoTemplate template;
    private final String collection;
    private final Class<P> type;
    private final List<List<String>> indexes;
    private final AtomicBoolean indexed = new AtomicBoolean();

    /// Projections in the named collection of this service's database.
    ///
    /// @param indexes the fields of `P` that are asked for, one list an index; made before the first write
    public MongoProjections(MongoTemplate template, String collection, Class<P> type, List<List<String>> indexes) {
        this.template = template;
        this.collection = collection;
        this.type = type;
        this.indexes = List.copyOf(indexes);
    }

    @Override
    public Optional<P> find(String key) {
        return Optional.ofNullable(read(stored().find(Filters.eq(key)).first()));
    }

    @Override
    public List<P> list(Filter filter, @Nullable String after, int limit) {
        List<Bson> conditions = conditions(filter);
        if (after != null) {
            conditions.add(Filters.gt("_id", after));
        }
        Bson where = conditions.isEmpty() ? Filters.empty() : Filters.and(conditions);
        List<P> found = new ArrayList<>();
        try (MongoCursor<Document> each =
                stored().find(where).sort(Sorts.ascending("_id")).cursor()) {
            while (found.size() < limit && each.hasNext()) {
                P projection = read(each.next());
                if (projection != null) {
                    found.add(projection);
                }
            }
        }
        return found;
    }

    @Override
    public long count(Filter filter) {
        List<Bson> conditions = conditions(filter);
        return stored().countDocuments(conditions.isEmpty() ? SOMETHING_LEFT : Filters.and(conditions));
    }

    private List<Bson> conditions(Filter filter) {
        List<Bson> conditions = new ArrayList<>();
        filter.fields()
                .forEach((field, values) -> conditions.add(Filters.in(
                        field,
                        values.stream()
                                .map(template.getConverter()::convertToMongoType)
                                .toList())));
        return conditions;
    }

    @Override
    public void change(String key, long seq, UnaryOperator<@Nullable P> with) {
        MongoCollection<Document> stored = indexedCollection();
        boolean settled = false;
        while (!settled) {
            Document before = stored.find(Filters.eq(key)).first();
            settled = (before != null && before.getLong(SEQ) >= seq)
                    || replaced(stored, before, write(key, seq, with.apply(read(before))));
        }
    }

    private static boolean replaced(MongoCollection<Document> stored, @Nullable Document before, Document after) {
        if (before != null) {
            Bson unchanged = Filters.and(Filters.eq(before.get("_id")), Filters.eq(SEQ, before.get(SEQ)));
            return stored.replaceOne(unchanged, after).getMatchedCount() == 1;
        }
        try {
            stored.insertOne(after);
            return true;
        } catch (MongoWriteException e) {
            if (e.getCode() != DUPLICATE_KEY
                    || stored.find(Filters.eq(after.get("_id"))).first() == null) {
                throw e;
            }
            return false;
        }
    }

    private @Nullable P read(@Nullable Document document) {
        return document == null || document.size() == 2
                ? null
                : template.getConverter().read(type, document);
    }

    private Document write(String key, long seq, @Nullable P projection) {
        Document document = new Document();
        if (projection != null) {
            template.getConverter().write(projection, document);
            document.remove("_class");
        }
        document.put("_id", key);
        document.put(SEQ, seq);
        return document;
    }

    private MongoCollection<Document> indexedCollection() {
        MongoCollection<Document> stored = stored();
        if (!indexed.get()) {
            for (List<String> fields : indexes) {
                stored.createIndex(Indexes.ascending(fields));
            }
            indexed.set(true);
        }
        return stored;
    }

    private MongoCollection<Document> stored() {
        return template.getCollection(collection).withWriteConcern(WriteConcern.MAJORITY);
    }
}
