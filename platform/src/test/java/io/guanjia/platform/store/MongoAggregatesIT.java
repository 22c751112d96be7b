package io.guanjia.platform.store;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Updates;
import io.guanjia.local.testing.Infra;
import io.guanjia.platform.domain.CommonRefusal.Busy;
import io.guanjia.platform.store.Parcel.Tagged;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationHandler;
import io.micrometer.observation.ObservationRegistry;
import io.micrometer.observation.transport.ReceiverContext;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.LongStream;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

class MongoAggregatesIT extends AggregatesContract {

    private static final MongoClient CLIENT = MongoClients.create(Infra.mongoUri());

    private final ConcurrentLinkedQueue<Unsent> offered = new ConcurrentLinkedQueue<>();
    private @Nullable String trace;
    private GuardedWrites<Parcel> writes = writes();
    private MongoAggregates<Parcel> mongo = new MongoAggregates<>(writes);

    @AfterAll
    static void disconnect() {
        CLIENT.close();
    }

    @Override
    Aggregates<Parcel> empty() {
        writes = writes();
        mongo = new MongoAggregates<>(writes);
        return mongo;
    }

    private GuardedWrites<Parcel> writes() {
        AggregateType<Parcel> type = Parcel.type("parcels_" + UUID.randomUUID());
        return new GuardedWrites<>(type, CLIENT.getDatabase("store_it"), offered::add, () -> trace, Clock.systemUTC());
    }

    @Override
    int fireDue(Instant now) {
        int fired = 0;
        for (Document document : writes.collection().find(Filters.lte(Layout.NEXT_TIMER, now))) {
            Optional<ArmedTimer> timer =
                    new TimerFiring<>(writes, ObservationRegistry.NOOP).fireNext(document.getString("_id"), now);
            fired += timer.isPresent() ? 1 : 0;
        }
        return fired;
    }

    @Test
    void offersEntriesOnlyFromTheWriterOfTheFirstUnsentOne() {
        take("p1", "north", "a");
        tag("p1", "t1", "x");
        markSent("p1", 2);
        tag("p1", "t2", "y");

        assertThat(offered)
                .extracting(unsent -> unsent.entries().getFirst().getLong("no"))
                .containsExactly(1L, 3L);
    }

    @Test
    void refusesMoreThanSixtyFourUnsentEntriesForThatDocumentOnly() {
        take("p1", "north", "a");
        take("p2", "north", "b");
        for (int i = 0; i < Decision.MAX_UNSENT; i++) {
            tag("p1", "t" + i, "x");
        }

        assertRefused(() -> tag("p1", "more", "x"), new Busy(Duration.ofSeconds(1)));
        assertThat(tag("p2", "t", "x").replayed()).isFalse();
        assertThat(tag("p1", "t5", "x").replayed()).isTrue();
    }

    @Test
    void movesSentBlocksAndStillRemembersTheirCommands() {
        take("p1", "north", "a");
        for (int i = 0; i < 600; i++) {
            tag("p1", "t" + i, "x" + i);
            if (i % 50 == 0) {
                markSent("p1", i + 2L);
            }
        }

        Document document = document("p1");
        assertThat(document.getList(Layout.LOG, Document.class)).hasSizeLessThanOrEqualTo(LogArchive.KEPT);
        assertThat(tag("p1", "t3", "x3").replayed()).isTrue();
        assertThat(take("p1", "north", "a").replayed()).isTrue();
        assertThat(mongo.get("p1", Parcel.NORTH).journal())
                .extracting(Entry::no)
                .containsExactlyElementsOf(
                        LongStream.rangeClosed(1, 601).boxed().toList());
    }

    @Test
    void keepsAnUnsentBlockWhereTheRelayFindsIt() {
        take("p1", "north", "a");
        List<Document> log = new ArrayList<>();
        for (long no = 1; no <= 600; no++) {
            log.add(new Document("no", no));
        }

        new LogArchive(CLIENT.getDatabase("store_it"), writes.collection()).shorten("p1", log, 249);

        assertThat(document("p1").getList(Layout.LOG, Document.class)).hasSize(1);
        assertThat(mongo.get("p1", Parcel.NORTH).journal()).hasSize(1);
    }

    @Test
    void readsEntriesOnceWhenACrashLeftThemInBothPlaces() {
        take("p1", "north", "a");
        markSent("p1", 1);
        List<Document> kept = document("p1").getList(Layout.LOG, Document.class);
        MongoCollection<Document> blocks =
                CLIENT.getDatabase("store_it").getCollection(writes.type().collection() + "_log");
        blocks.insertOne(new Document("_id", "p1:1")
                .append("of", "p1")
                .append("from", 1L)
                .append("log", kept));

        assertThat(mongo.get("p1", Parcel.NORTH).journal()).hasSize(1);
    }

    @Test
    void createsOneThingOfFiftyAtOnce() throws Exception {
        List<Outcome<Parcel>> outcomes = atOnce(50, _ -> take("p1", "north", "a"));

        assertThat(outcomes).filteredOn(outcome -> !outcome.replayed()).hasSize(1);
        assertThat(mongo.get("p1", Parcel.NORTH).journal()).hasSize(1);
    }

    @Test
    void decidesAgainAfterALostRace() throws Exception {
        take("p1", "north", "a");

        atOnce(3, i -> tag("p1", "t" + i, "x" + i));

        Stored<Parcel> stored = mongo.get("p1", Parcel.NORTH);
        assertThat(stored.state().tags).containsExactlyInAnyOrder("x0", "x1", "x2");
        assertThat(stored.version()).isEqualTo(4);
    }

    @Test
    void doesNotFireATimerCancelledBetweenQueryAndFire() {
        take("p1", "north", "a");
        arm("p1", "a1", NOON);
        mongo.change("p1", Parcel.NORTH, command("c1", "fp", null), (_, change) -> {
            change.cancel("remind");
            change.record(new Tagged("north", "cancelled"));
        });

        assertThat(new TimerFiring<>(writes, ObservationRegistry.NOOP).fireNext("p1", NOON))
                .isEmpty();
    }

    @Test
    void goesOnInATimerWithTheTraceOfWhatHappenedLast() {
        trace = "00-first-1-01";
        take("p1", "north", "a");
        trace = "00-last-2-01";
        arm("p1", "a1", NOON);
        List<String> goneOnWith = new ArrayList<>();
        ObservationRegistry observations = ObservationRegistry.create();
        observations.observationConfig().observationHandler(new ObservationHandler<ReceiverContext<String>>() {
            @Override
            public void onStart(ReceiverContext<String> firing) {
                goneOnWith.add(firing.getGetter().get(Objects.requireNonNull(firing.getCarrier()), "traceparent"));
            }

            @Override
            public boolean supportsContext(Observation.Context context) {
                return true;
            }
        });

        new TimerFiring<>(writes, observations).fireNext("p1", NOON);

        assertThat(goneOnWith).containsExactly("00-last-2-01");
    }

    @Test
    void putsOffAFailingTimerWithoutTouchingTheVersion() {
        take("p1", "north", "a");
        arm("p1", "a1", NOON);

        new TimerFiring<>(writes, ObservationRegistry.NOOP).putOff("p1", NOON, NOON.plusSeconds(30));

        assertThat(fireDue(NOON.plusSeconds(29))).isZero();
        assertThat(mongo.get("p1", Parcel.NORTH).version()).isEqualTo(2);
        assertThat(fireDue(NOON.plusSeconds(30))).isEqualTo(1);
    }

    @Test
    void servesItsListsFromAnIndex() {
        take("p1", "north", "a");

        Document plan = writes.collection()
                .find(Filters.in("s.communityId", "north"))
                .sort(new Document("createdAt", -1).append("_id", -1))
                .explain();

        assertThat(plan.toJson()).contains("IXSCAN").doesNotContain("COLLSCAN").doesNotContain("\"stage\": \"SORT\"");
    }

    private void markSent(String id, long sent) {
        writes.collection().updateOne(Filters.eq("_id", id), Updates.max(Layout.SENT, sent));
    }

    private Document document(String id) {
        return Optional.ofNullable(
                        writes.collection().find(Filters.eq("_id", id)).first())
                .orElseThrow();
    }

    private interface Doing {
        Outcome<Parcel> run(int i);
    }

    private static List<Outcome<Parcel>> atOnce(int times, Doing doing) throws Exception {
        CountDownLatch start = new CountDownLatch(1);
        List<Outcome<Parcel>> outcomes = new ArrayList<>();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Outcome<Parcel>>> running = new ArrayList<>();
            for (int i = 0; i < times; i++) {
                int number = i;
                running.add(threads.submit(() -> {
                    start.await();
                    return doing.run(number);
                }));
            }
            start.countDown();
            for (Future<Outcome<Parcel>> each : running) {
                outcomes.add(each.get());
            }
        }
        return outcomes;
    }
}
