package io.guanjia.platform.store;

import static io.guanjia.platform.store.Layout.CREATED;
import static io.guanjia.platform.store.Layout.ID;
import static io.guanjia.platform.store.Layout.NEXT_TIMER;
import static io.guanjia.platform.store.Layout.STATE;
import static io.guanjia.platform.store.Layout.UNSENT_SINCE;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.IndexOptions;
import java.util.List;
import org.bson.Document;

/// The indexes of an aggregate collection: the store's own, and those its type declares, each list index in the order
/// of every list.
final class StoreIndexes {

    private static final String UNIQUE = "unique:";

    private StoreIndexes() {}

    static void create(MongoCollection<Document> collection, List<List<String>> declared) {
        collection.createIndex(new Document(UNSENT_SINCE, 1), new IndexOptions().sparse(true));
        collection.createIndex(new Document(NEXT_TIMER, 1), new IndexOptions().sparse(true));
        collection.createIndex(newestFirst(new Document()));
        declared.forEach(fields -> create(collection, fields, fields.getFirst().startsWith(UNIQUE)));
    }

    private static void create(MongoCollection<Document> collection, List<String> fields, boolean unique) {
        Document keys = new Document();
        Document present = new Document();
        for (String field : fields) {
            String path = STATE + "." + (field.startsWith(UNIQUE) ? field.substring(UNIQUE.length()) : field);
            keys.append(path, 1);
            present.append(path, new Document("$exists", true));
        }
        if (unique) {
            collection.createIndex(keys, new IndexOptions().unique(true).partialFilterExpression(present));
        } else {
            collection.createIndex(newestFirst(keys));
        }
    }

    private static Document newestFirst(Document keys) {
        return keys.append(CREATED, -1).append(ID, -1);
    }
}
