package io.guanjia.ticket.attachment;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.exists;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Filters.lt;
import static com.mongodb.client.model.Filters.nin;
import static com.mongodb.client.model.Filters.or;
import static com.mongodb.client.model.Updates.combine;
import static com.mongodb.client.model.Updates.set;
import static com.mongodb.client.model.Updates.unset;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoWriteException;
import com.mongodb.WriteConcern;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.gridfs.GridFSBucket;
import com.mongodb.client.gridfs.GridFSBuckets;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.UpdateOptions;
import io.guanjia.platform.domain.RefusedException;
import io.guanjia.ticket.ticket.TicketRefusal;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Date;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.function.BiPredicate;
import org.bson.BsonString;
import org.bson.Document;
import org.bson.conversions.Bson;

/// Files in GridFS: staged by whoever uploads, claimed by the ticket that names them, gone after a day otherwise.
///
/// Content is uploaded under a fresh id, and the id that the uploader's key leads to is bound to it last, by one
/// insert.
/// So of two uploads under one key one becomes the attachment, and what a kill left half-way stands in nobody's way.
/// Every upload is noted before its first byte, for whatever is bound to nothing in the end to be found and deleted.
public class Attachments {

    private static final String THUMBNAIL = ":thumbnail";
    private static final String FILE = "file";
    private static final String STAGED = "staged";
    private static final String CLAIMED = "claimedBy";
    private static final String CLAIMED_AT = "claimedAt";
    private static final String BOUND_TO = "boundTo";
    private static final String AT = "at";
    private static final int ROUND = 1000;

    private final GridFSBucket bucket;
    private final MongoCollection<Document> attachments;
    private final MongoCollection<Document> uploads;
    private final MongoCollection<Document> files;
    private final MongoCollection<Document> chunks;

    public Attachments(MongoDatabase database) {
        MongoDatabase safe = database.withWriteConcern(WriteConcern.MAJORITY);
        bucket = GridFSBuckets.create(safe, "attachments");
        attachments = safe.getCollection("attachments");
        uploads = safe.getCollection("attachments.uploads");
        files = safe.getCollection("attachments.files");
        chunks = safe.getCollection("attachments.chunks");
        attachments.createIndex(Indexes.ascending(STAGED), new IndexOptions().sparse(true));
    }

    /// Insists that the uploader may give these files to the ticket.
    ///
    /// @throws RefusedException {@link TicketRefusal.UnknownAttachment}
    void check(List<String> ids, String ticketId, String uploader) {
        List<String> there = new ArrayList<>();
        attachments.find(and(in("_id", ids), free(ticketId, uploader))).forEach(one -> there.add(one.getString("_id")));
        ids.stream().filter(id -> !there.contains(id)).findFirst().ifPresent(Attachments::refuse);
        if (new HashSet<>(ids).size() < ids.size()) {
            refuse(ids.getFirst());
        }
    }

    /// Gives the files to the ticket; again for the same ticket changes nothing.
    ///
    /// @throws RefusedException {@link TicketRefusal.UnknownAttachment}
    void claim(List<String> ids, String ticketId, String uploader, Instant now) {
        check(ids, ticketId, uploader);
        for (String id : ids) {
            Bson given = combine(set(CLAIMED, ticketId), set(CLAIMED_AT, Date.from(now)));
            if (attachments
                            .updateOne(and(eq(id), free(ticketId, uploader)), given)
                            .getMatchedCount()
                    == 0) {
                refuse(id);
            }
        }
    }

    /// Takes back from the ticket what of these files it does not name.
    void release(List<String> ids, String ticketId, Collection<String> named) {
        attachments.updateMany(
                and(in("_id", ids), nin("_id", named), eq(CLAIMED, ticketId)),
                combine(unset(CLAIMED), unset(CLAIMED_AT)));
    }

    Optional<Attachment> find(String id) {
        return Optional.ofNullable(attachments.find(eq(id)).first()).map(Attachments::attachment);
    }

    /// Stores the content as staged.
    ///
    /// @return what the id stands for now: this one, or one that came first
    Attachment store(Attachment its, InputStream content, Optional<byte[]> thumbnail, Instant now) {
        uploads.insertOne(
                new Document("_id", its.file()).append(BOUND_TO, its.id()).append(AT, Date.from(now)));
        thumbnail.ifPresent(small -> put(its.file() + THUMBNAIL, new ByteArrayInputStream(small)));
        put(its.file(), content);
        boolean first = bind(its, now);
        if (!first) {
            drop(its.file());
        }
        uploads.deleteOne(eq(its.file()));
        return first ? its : find(its.id()).orElse(its);
    }

    InputStream open(Attachment its) {
        return bucket.openDownloadStream(new BsonString(its.file()));
    }

    InputStream openThumbnail(Attachment its) {
        return bucket.openDownloadStream(new BsonString(its.file() + THUMBNAIL));
    }

    /// Deletes what was staged before that instant and never named by the ticket that claimed it, if one did; and what
    /// uploads of before then left behind.
    ///
    /// @param names whether that ticket names that attachment
    void cleanUp(Instant before, BiPredicate<String, String> names) {
        for (Document old : attachments.find(lt(STAGED, Date.from(before))).limit(ROUND)) {
            String id = old.getString("_id");
            String ticket = old.getString(CLAIMED);
            if (ticket != null && names.test(ticket, id)) {
                attachments.updateOne(eq(id), unset(STAGED));
            } else if (ticket == null || old.getDate(CLAIMED_AT).toInstant().isBefore(before)) {
                unbind(old);
            }
        }
        for (Document old : uploads.find(lt(AT, Date.from(before))).limit(ROUND)) {
            String file = old.getString("_id");
            if (attachments
                            .find(and(eq(old.getString(BOUND_TO)), eq(FILE, file)))
                            .first()
                    == null) {
                drop(file);
            }
            uploads.deleteOne(eq(file));
        }
    }

    /// Only as long as nobody claims it meanwhile; its content is then what an upload left behind.
    private void unbind(Document old) {
        String id = old.getString("_id");
        uploads.updateOne(
                eq(old.getString(FILE)),
                combine(set(BOUND_TO, id), set(AT, old.getDate(STAGED))),
                new UpdateOptions().upsert(true));
        attachments.deleteOne(
                and(eq(id), eq(CLAIMED, old.getString(CLAIMED)), eq(CLAIMED_AT, old.getDate(CLAIMED_AT))));
    }

    private boolean bind(Attachment its, Instant now) {
        try {
            attachments.insertOne(new Document("_id", its.id())
                    .append(FILE, its.file())
                    .append("kind", its.kind().name())
                    .append("size", its.size())
                    .append("thumbnail", its.thumbnail())
                    .append("uploader", its.uploader())
                    .append("fingerprint", its.fingerprint())
                    .append(STAGED, Date.from(now)));
            return true;
        } catch (MongoWriteException e) {
            if (e.getError().getCategory() != ErrorCategory.DUPLICATE_KEY) {
                throw e;
            }
            return false;
        }
    }

    private void drop(String file) {
        List<String> both = List.of(file, file + THUMBNAIL);
        files.deleteMany(in("_id", both));
        chunks.deleteMany(in("files_id", both));
    }

    private void put(String file, InputStream content) {
        bucket.uploadFromStream(new BsonString(file), file, content);
    }

    private static Bson free(String ticketId, String uploader) {
        return and(eq("uploader", uploader), or(exists(CLAIMED, false), eq(CLAIMED, ticketId)));
    }

    private static Attachment attachment(Document its) {
        return new Attachment(
                its.getString("_id"),
                its.getString(FILE),
                MediaKind.valueOf(its.getString("kind")),
                its.getLong("size"),
                its.getBoolean("thumbnail", false),
                its.getString("uploader"),
                its.getString("fingerprint"),
                its.getString(CLAIMED));
    }

    private static void refuse(String id) {
        throw new RefusedException(new TicketRefusal.UnknownAttachment(id));
    }
}
