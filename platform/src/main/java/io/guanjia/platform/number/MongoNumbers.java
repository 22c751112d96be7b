package io.guanjia.platform.number;

import com.mongodb.WriteConcern;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.FindOneAndUpdateOptions;
import com.mongodb.client.model.ReturnDocument;
import com.mongodb.client.model.Updates;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Objects;
import org.bson.Document;

/// One counter document a community and day, raised in one step that a majority has before a number is given out.
public final class MongoNumbers implements Numbers {

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("yyMMdd", Locale.ROOT);
    private static final FindOneAndUpdateOptions RAISED =
            new FindOneAndUpdateOptions().upsert(true).returnDocument(ReturnDocument.AFTER);

    private final MongoCollection<Document> counters;

    public MongoNumbers(MongoDatabase database) {
        counters = database.getCollection("numbers").withWriteConcern(WriteConcern.MAJORITY);
    }

    @Override
    public String next(String communityId, LocalDate day) {
        String written = day.format(DAY);
        Document raised =
                counters.findOneAndUpdate(Filters.eq("_id", communityId + ":" + written), Updates.inc("n", 1L), RAISED);
        return written + "-" + Objects.requireNonNull(raised).getLong("n");
    }
}
