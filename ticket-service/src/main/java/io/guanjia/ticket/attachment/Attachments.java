package io.guanjia.ticket.attachment;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.exists;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Filters.lt;
import static com.mongodb.client.model.Filters.ne;
import static com.mongodb.client.model.Filters.or;

import com.mongodb.WriteConcern;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.gridfs.GridFSBucket;
import com.mongodb.client.gridfs.GridFSBuckets;
import com.mongodb.client.gridfs.model.GridFSFile;
import com.mongodb.client.gridfs.model.GridFSUploadOptions;
import com.mongodb.client.model.Updates;
import io.guanjia.platform.domain.RefusedException;
import io.guanjia.platform.web.Caller;
import io.guanjia.ticket.ticket.TicketRefusal;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.bson.BsonString;
import org.bson.Document;
import org.bson.conversions.Bson;

/// Files in GridFS: staged by whoever uploads, claimed by the ticket that names them, gone after a day otherwise.
public class Attachments {

    private static final String THUMBNAIL = ":thumbnail";
    private static final String CLAIMED = "metadata.claimedBy";

    private final GridFSBucket bucket;
    private final MongoCollection<Document> files;

    public Attachments(MongoDatabase database) {
        MongoDatabase safe = database.withWriteConcern(WriteConcern.MAJORITY);
        bucket = GridFSBuckets.create(safe, "attachments");
        files = safe.getCollection("attachments.files");
    }

    /// Gives the files to the ticket; again for the same ticket changes nothing. Claimed before the ticket is written,
    /// so that a ticket never names a file that the clean-up may take.
    ///
    /// @throws RefusedException {@link TicketRefusal.UnknownAttachment}
    public void claim(List<String> ids, String ticketId, Caller caller) {
        Bson free = and(eq("metadata.uploader", caller.subject()), or(exists(CLAIMED, false), eq(CLAIMED, ticketId)));
        List<String> there = new ArrayList<>();
        files.find(and(in("_id", ids), free)).forEach(file -> there.add(file.getString("_id")));
        ids.stream().filter(id -> !there.contains(id)).findFirst().ifPresent(Attachments::refuse);
        if (new HashSet<>(ids).size() < ids.size()) {
            refuse(ids.getFirst());
        }
        for (String id : ids) {
            if (files.updateOne(and(eq(id), free), Updates.set(CLAIMED, ticketId))
                            .getMatchedCount()
                    == 0) {
                refuse(id);
            }
        }
    }

    Optional<Attachment> find(String id) {
        return Optional.ofNullable(bucket.find(eq(id)).first()).map(Attachments::attachment);
    }

    void store(Attachment its, InputStream content, Optional<byte[]> thumbnail) {
        thumbnail.ifPresent(small -> put(
                its.id() + THUMBNAIL,
                new ByteArrayInputStream(small),
                new Document("uploader", its.uploader()).append("of", its.id())));
        Document metadata = new Document("uploader", its.uploader())
                .append("kind", its.kind().name())
                .append("size", its.size())
                .append("thumbnail", thumbnail.isPresent())
                .append("fingerprint", its.fingerprint());
        put(its.id(), content, metadata);
    }

    InputStream open(String id) {
        return bucket.openDownloadStream(new BsonString(id));
    }

    InputStream openThumbnail(String id) {
        return open(id + THUMBNAIL);
    }

    /// Deletes what was staged before that instant and never claimed, or claimed by a ticket that never came to be.
    void cleanUp(Instant before, Predicate<String> ticketExists) {
        Bson old = and(lt("uploadDate", Date.from(before)), ne("metadata.kept", true), exists("metadata.of", false));
        for (Document file : files.find(old).limit(1000)) {
            String id = file.getString("_id");
            String claimedBy = file.get("metadata", Document.class).getString("claimedBy");
            if (claimedBy != null && ticketExists.test(claimedBy)) {
                files.updateOne(eq(id), Updates.set("metadata.kept", true));
            } else {
                delete(id);
            }
        }
    }

    private void delete(String id) {
        if (files.find(eq(id + THUMBNAIL)).first() != null) {
            bucket.delete(new BsonString(id + THUMBNAIL));
        }
        bucket.delete(new BsonString(id));
    }

    private void put(String id, InputStream content, Document metadata) {
        if (files.find(eq(id)).first() == null) {
            bucket.uploadFromStream(new BsonString(id), id, content, new GridFSUploadOptions().metadata(metadata));
        }
    }

    private static Attachment attachment(GridFSFile file) {
        Document its = Optional.ofNullable(file.getMetadata()).orElseGet(Document::new);
        return new Attachment(
                file.getFilename(),
                MediaKind.valueOf(its.getString("kind")),
                its.getLong("size"),
                its.getBoolean("thumbnail", false),
                its.getString("uploader"),
                its.getString("fingerprint"),
                its.getString("claimedBy"));
    }

    private static void refuse(String id) {
        throw new RefusedException(new TicketRefusal.UnknownAttachment(id));
    }
}
