package io.guanjia.platform.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.model.Filters;
import io.guanjia.local.testing.Infra;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.clients.producer.RoundRobinPartitioner;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.bson.Document;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// The relay on a real database, with a broker that answers when the test says so.
class RelayIT {

    private static final MongoClient CLIENT = MongoClients.create(Infra.mongoUri());

    private final MockProducer<String, byte[]> broker =
            new MockProducer<>(false, new RoundRobinPartitioner(), new StringSerializer(), new ByteArraySerializer());
    private final Clock clock = Clock.systemUTC();
    private final Pace pace = new Pace(clock);
    private final Relay relay =
            new Relay(new EventSender(broker), new Clears(), pace, clock, new SimpleMeterRegistry());
    private final GuardedWrites<Parcel> writes = new GuardedWrites<>(
            Parcel.type("parcels_" + UUID.randomUUID()), CLIENT.getDatabase("relay_it"), relay, () -> null, clock);
    private final MongoAggregates<Parcel> parcels = new MongoAggregates<>(writes);

    @AfterAll
    static void disconnect() {
        CLIENT.close();
    }

    @AfterEach
    void stop() {
        while (broker.completeNext()) {
            broker.flush();
        }
    }

    @Test
    void hasOneRecordOfAKeyInFlightAndGoesOnWithWhatCameMeanwhile() {
        take("p1");
        awaitSent(1);
        tag("p1", "t1");
        tag("p1", "t2");

        assertThat(sequence()).containsExactly("1");
        broker.completeNext();
        awaitSent(2);
        assertThat(sequence()).containsExactly("1", "2");
        broker.completeNext();
        awaitSent(3);
        broker.completeNext();
        await().untilAsserted(() ->
                assertThat(document("p1")).containsEntry(Layout.SENT, 3L).doesNotContainKey(Layout.UNSENT_SINCE));
        assertThat(sequence()).containsExactly("1", "2", "3");
    }

    @Test
    void keepsTheMarkUntilTheBrokerAnswered() {
        take("p1");
        awaitSent(1);

        assertThat(document("p1")).containsEntry(Layout.SENT, 0L).containsKey(Layout.UNSENT_SINCE);
        broker.completeNext();
        await().untilAsserted(() -> assertThat(document("p1")).doesNotContainKey(Layout.UNSENT_SINCE));
    }

    @Test
    void putsOffWhatItCouldNotSendAndLetsKafkaRest() {
        take("p1");
        awaitSent(1);

        broker.errorNext(new TimeoutException("away"));

        await().untilAsserted(() ->
                assertThat(document("p1").getDate(Layout.UNSENT_SINCE)).isAfter(Date.from(Instant.now())));
        assertThat(pace.isFull()).isFalse();
        take("p2");
        assertThat(sequence()).containsExactly("1");
    }

    @Test
    void leavesAnAggregateThatAnotherSweepHasClaimed() {
        pace.away();
        take("p1");

        relay.claim(writes.collection(), "parcel", "p1", Date.from(Instant.EPOCH));

        assertThat(sequence()).isEmpty();
    }

    @Test
    void sweepsOnlyAfterTheGrace() throws InterruptedException {
        pace.away();
        Instant before = clock.instant();
        take("p1");
        await().until(() -> pace.allowed() > 0);

        Clock early = Clock.fixed(before.plus(Sweep.GRACE), clock.getZone());
        Thread nothingToDo = Thread.ofVirtual().start(new Sweep(List.of(writes), relay, pace, early)::round);
        assertThat(nothingToDo.join(Duration.ofSeconds(5))).isTrue();
        assertThat(sequence()).isEmpty();

        Clock later = Clock.offset(clock, Sweep.GRACE);
        Thread.ofVirtual().start(new Sweep(List.of(writes), relay, pace, later)::round);
        awaitSent(1);
    }

    private void take(String id) {
        parcels.create(id, AggregatesContract.command(id, id, null), change -> {
            change.record(new Parcel.Tagged("north", "taken"));
            return new Parcel("north", id);
        });
    }

    private void tag(String id, String key) {
        parcels.change(id, Parcel.NORTH, AggregatesContract.command(key, key, null), AggregatesContract.tagging(key));
    }

    private void awaitSent(int records) {
        await().until(() -> broker.history().size() == records);
    }

    private List<String> sequence() {
        return broker.history().stream()
                .map(event -> new String(event.headers().lastHeader("seq").value(), StandardCharsets.UTF_8))
                .toList();
    }

    private Document document(String id) {
        return Optional.ofNullable(
                        writes.collection().find(Filters.eq("_id", id)).first())
                .orElseThrow();
    }
}
