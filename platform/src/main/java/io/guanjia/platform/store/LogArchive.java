package io.guanjia.platform.store;

import static io.guanjia.platform.store.Layout.ID;
import static io.guanjia.platform.store.Layout.LOG;
import static io.guanjia.platform.store.Layout.SENT;

import com.mongodb.WriteConcern;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.ReplaceOptions;
import com.mongodb.client.model.Sorts;
import com.mongodb.client.model.Updates;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.bson.Document;

/// Where the old part of a long journal goes, in whole blocks of sent entries; a document stays small however long its
/// story. First the block is stored, then the document gives it up: a crash between leaves it in both, read once.
final class LogArchive {

    static final int KEPT = 500;
    static final int BLOCK = 250;

    private static final String OF = "of";

    private final MongoCollection<Document> aggregates;
    private final MongoCollection<Document> blocks;

    LogArchive(MongoDatabase database, MongoCollection<Document> aggregates) {
        this.aggregates = aggregates;
        blocks = database.getCollection(aggregates.getNamespace().getCollectionName() + "_log")
                .withWriteConcern(WriteConcern.MAJORITY);
        blocks.createIndex(Indexes.ascending(OF, "from"));
    }

    /// Moves the oldest block when the journal has grown too long and the whole block is sent.
    ///
    /// @param log all entries in the document, majority-acknowledged
    void shorten(String id, List<Document> log, long sent) {
        if (log.size() <= KEPT || log.get(BLOCK - 1).getLong("no") > sent) {
            return;
        }
        List<Document> block = log.subList(0, BLOCK);
        long from = block.getFirst().getLong("no");
        long to = block.getLast().getLong("no");
        String blockId = id + ":" + from;
        blocks.replaceOne(
                Filters.eq(ID, blockId),
                new Document(ID, blockId).append(OF, id).append("from", from).append(LOG, block),
                new ReplaceOptions().upsert(true));
        aggregates.updateOne(
                Filters.and(Filters.eq(ID, id), Filters.eq(LOG + ".0.no", from), Filters.gte(SENT, to)),
                Updates.pull(LOG, Filters.lte("no", to)));
    }

    /// The moved entries of these documents, by id, in order; one query, and only when there is a moved one.
    Map<String, List<Document>> moved(Collection<Document> documents) {
        Map<String, Long> firstKept = new HashMap<>();
        for (Document document : documents) {
            long first = document.getList(LOG, Document.class).getFirst().getLong("no");
            if (first > 1) {
                firstKept.put(document.getString(ID), first);
            }
        }
        Map<String, List<Document>> moved = new HashMap<>();
        if (firstKept.isEmpty()) {
            return moved;
        }
        for (Document block : blocks.find(Filters.in(OF, firstKept.keySet())).sort(Sorts.ascending(OF, "from"))) {
            String id = block.getString(OF);
            long end = firstKept.getOrDefault(id, 0L);
            block.getList(LOG, Document.class).stream()
                    .filter(entry -> entry.getLong("no") < end)
                    .forEach(entry ->
                            moved.computeIfAbsent(id, _ -> new ArrayList<>()).add(entry));
        }
        return moved;
    }
}
