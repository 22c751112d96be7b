package io.guanjia.platform.store;

import static io.guanjia.platform.store.Layout.ID;
import static io.guanjia.platform.store.Layout.LAST;
import static io.guanjia.platform.store.Layout.LOG;
import static io.guanjia.platform.store.Layout.SENT;
import static io.guanjia.platform.store.Layout.UNSENT_SINCE;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.FindOneAndUpdateOptions;
import com.mongodb.client.model.Projections;
import com.mongodb.client.model.ReturnDocument;
import com.mongodb.client.model.Updates;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.function.Consumer;
import org.apache.kafka.common.errors.RetriableException;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Sends the entries of an aggregate in order, one in flight, then marks them as sent; goes on as long as more come.
/// What it sends always comes from an image that a majority has acknowledged, so nothing published is rolled back.
/// Whatever it leaves undone the {@link Sweep} finds.
final class Relay implements Consumer<Unsent>, AutoCloseable {

    private static final Logger LOGGER = LoggerFactory.getLogger(Relay.class);
    private static final int AT_ONCE = 256;
    private static final Duration LONGEST_BACK_OFF = Duration.ofSeconds(60);
    private static final int LONGEST_SHIFT = 6;
    private static final FindOneAndUpdateOptions IMAGE_AFTER = new FindOneAndUpdateOptions()
            .returnDocument(ReturnDocument.AFTER)
            .projection(Projections.include(LOG, SENT, LAST));

    private final EventSender sender;
    private final Clears clears;
    private final Pace pace;
    private final Clock clock;
    private final Counter failures;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final Semaphore permits = new Semaphore(AT_ONCE);
    private final Map<String, Integer> failedTimes = new ConcurrentHashMap<>();

    Relay(EventSender sender, Clears clears, Pace pace, Clock clock, MeterRegistry meters) {
        this.sender = sender;
        this.clears = clears;
        this.pace = pace;
        this.clock = clock;
        this.failures = meters.counter("guanjia.relay.failures");
    }

    /// Sends off the caller's path; skipped when there is enough to do already or Kafka is away.
    @Override
    public void accept(Unsent unsent) {
        if (pace.isFull() && permits.tryAcquire()) {
            threads.execute(() -> {
                try {
                    drain(unsent);
                } finally {
                    permits.release();
                }
            });
        }
    }

    /// Takes over an aggregate that nobody seems to serve. The claim moves its mark on, so that another sweep leaves it
    /// alone; whoever loses the race for the mark does nothing.
    void claim(MongoCollection<Document> collection, String owner, String id, Date seen) {
        Document image = collection.findOneAndUpdate(
                Filters.and(Filters.eq(ID, id), Filters.eq(UNSENT_SINCE, seen)),
                Updates.set(UNSENT_SINCE, Date.from(clock.instant())),
                IMAGE_AFTER);
        if (image != null) {
            FailPoint.reached("sweep.after-claim");
            drain(unsent(collection, owner, image));
        }
    }

    private void drain(Unsent unsent) {
        try {
            Unsent now = unsent;
            long upTo;
            do {
                upTo = send(now);
                if (clears.clear(now.collection(), now.id(), upTo).join()) {
                    break;
                }
                now = rest(now, upTo);
            } while (now != null);
            failedTimes.remove(unsent.id());
        } catch (RuntimeException failure) {
            failed(unsent, failure);
        }
    }

    /// Answers the number up to which all is in Kafka.
    private long send(Unsent unsent) {
        long upTo = unsent.sent();
        for (Document entry : unsent.entries()) {
            FailPoint.reached("relay.before-send");
            var acknowledgement = sender.send(unsent.owner(), unsent.id(), entry);
            FailPoint.reached("relay.after-send");
            acknowledgement.join();
            FailPoint.reached("relay.after-ack");
            pace.sent();
            upTo = entry.getLong("no");
        }
        return upTo;
    }

    private @Nullable Unsent rest(Unsent sent, long upTo) {
        Bson mark = Updates.max(SENT, upTo);
        Document image = sent.collection().findOneAndUpdate(Filters.eq(ID, sent.id()), mark, IMAGE_AFTER);
        return image == null || image.getLong(SENT) >= image.getLong(LAST)
                ? null
                : unsent(sent.collection(), sent.owner(), image);
    }

    private static Unsent unsent(MongoCollection<Document> collection, String owner, Document image) {
        long sent = image.getLong(SENT);
        List<Document> entries = image.getList(LOG, Document.class).stream()
                .filter(entry -> entry.getLong("no") > sent)
                .toList();
        return new Unsent(collection, owner, image.getString(ID), sent, entries);
    }

    private void failed(Unsent unsent, RuntimeException failure) {
        failures.increment();
        Throwable cause = failure instanceof CompletionException wrapped && wrapped.getCause() != null
                ? wrapped.getCause()
                : failure;
        boolean away = cause instanceof RetriableException;
        int times = failedTimes.merge(unsent.id(), 1, Integer::sum);
        if (away) {
            pace.away();
        }
        Duration backOff = Duration.ofSeconds(1L << Math.min(times - 1, LONGEST_SHIFT));
        Duration pause = backOff.compareTo(LONGEST_BACK_OFF) > 0 ? LONGEST_BACK_OFF : backOff;
        LOGGER.atWarn()
                .addKeyValue("id", unsent.id())
                .addKeyValue("times", times)
                .setCause(cause)
                .log("events of one aggregate could not be sent; trying again in {}", pause);
        putOff(unsent, clock.instant().plus(pause));
    }

    private static void putOff(Unsent unsent, Instant until) {
        unsent.collection()
                .updateOne(
                        Filters.and(Filters.eq(ID, unsent.id()), Filters.exists(UNSENT_SINCE)),
                        Updates.set(UNSENT_SINCE, Date.from(until)));
    }

    @Override
    public void close() {
        threads.close();
        clears.close();
        sender.close();
    }
}
