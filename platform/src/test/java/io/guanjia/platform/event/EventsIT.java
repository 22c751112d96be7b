package io.guanjia.platform.event;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.mongodb.MongoTimeoutException;
import io.guanjia.local.testing.Infra;
import io.guanjia.platform.event.Desk.Effects;
import io.guanjia.platform.internal.InternalClient;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.LongStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.web.client.RestClient;

class EventsIT {

    private static final KafkaProducer<byte[], byte[]> OWNER = new KafkaProducer<>(
            Map.of("bootstrap.servers", Infra.kafkaBootstrap(), "acks", "all"),
            new ByteArraySerializer(),
            new ByteArraySerializer());

    /// The desk of most tests; it also has the topics created.
    private static final Effects EFFECTS = Effects.thatSucceed();

    private static Desk desk;

    @BeforeAll
    static void open() {
        desk = Desk.open("desk", EFFECTS);
    }

    @AfterAll
    static void close() {
        desk.close();
        OWNER.close();
    }

    private static String group() {
        return "g-" + UUID.randomUUID();
    }

    private static void send(ProducerRecord<byte[], byte[]> record) {
        try {
            OWNER.send(record).get(30, SECONDS);
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private static void send(String key, long... seqs) {
        for (long seq : seqs) {
            send(Wire.sent(key, Long.toString(seq), Wire.type("job.done"), "{\"no\":" + seq + "}"));
        }
    }

    private static void awaitEffects(Effects effects, String key, long last) {
        await(key)
                .atMost(Duration.ofSeconds(40))
                .untilAsserted(() -> assertThat(
                                effects.of(key).stream().distinct().toList())
                        .isEqualTo(LongStream.rangeClosed(1, last).boxed().toList()));
    }

    private static List<ConsumerRecord<byte[], byte[]>> deadLetters(@Nullable String key) {
        return records("desk.shop.events.dlt", key);
    }

    private static List<ConsumerRecord<byte[], byte[]>> records(String topic, @Nullable String key) {
        try (KafkaConsumer<byte[], byte[]> reader = new KafkaConsumer<>(
                Map.of("bootstrap.servers", Infra.kafkaBootstrap(), "auto.offset.reset", "earliest"),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer())) {
            List<TopicPartition> all = reader.partitionsFor(topic).stream()
                    .map(each -> new TopicPartition(each.topic(), each.partition()))
                    .toList();
            reader.assign(all);
            reader.seekToBeginning(all);
            Map<TopicPartition, Long> ends = reader.endOffsets(all);
            List<ConsumerRecord<byte[], byte[]>> found = new ArrayList<>();
            while (all.stream().anyMatch(each -> reader.position(each) < ends.getOrDefault(each, 0L))) {
                reader.poll(Duration.ofMillis(200)).forEach(found::add);
            }
            return found.stream()
                    .filter(record -> key == null ? record.key() == null : key.equals(text(record.key())))
                    .toList();
        }
    }

    private static @Nullable String text(byte @Nullable [] bytes) {
        return bytes == null ? null : new String(bytes, UTF_8);
    }

    @Test
    void badRecordsOfEverySortStopNobodyElse() {
        String good = Desk.freshKey();
        String noJson = Desk.freshKey();
        String unknownType = Desk.freshKey();
        String unknownVersion = Desk.freshKey();
        String noSeq = Desk.freshKey();
        String nothing = Desk.freshKey();
        send(Wire.sent(noJson, "1", Wire.type("job.done"), "<no json>"));
        send(Wire.sent(unknownType, "1", Wire.type("job.sung"), "{}"));
        send(Wire.sent(unknownVersion, "1", "io.guanjia.shop.job.done.v9", "{\"no\":1}"));
        send(Wire.sent(null, "1", Wire.type("job.done"), "{\"no\":1}"));
        send(Wire.sent(noSeq, null, Wire.type("job.done"), "{\"no\":1}"));
        send(Wire.sent(noSeq, "first", null, "{\"no\":1}"));
        send(Wire.sent(nothing, "1", Wire.type("job.done"), null));
        send(noJson, 2);
        send(unknownVersion, 2);
        send(unknownType, 2);
        send(good, 1, 2, 3);
        awaitEffects(EFFECTS, good, 3);
        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertThat(desk.position(unknownType)).isEqualTo(2));
        await().atMost(Duration.ofSeconds(30)).untilAsserted(() -> {
            assertThat(deadLetters(noJson)).hasSize(1);
            assertThat(deadLetters(unknownVersion)).hasSize(1);
            assertThat(deadLetters(nothing)).hasSize(1);
            assertThat(deadLetters(noSeq)).hasSize(2);
            assertThat(deadLetters(null)).hasSize(1);
            assertThat(desk.progress().position(new Subject("shop", noJson))).isEqualTo(new Position(0, 1, true));
        });
        ConsumerRecord<byte[], byte[]> letter = deadLetters(noJson).getFirst();
        assertThat(text(letter.value())).isEqualTo("<no json>");
        assertThat(Delivery.header(letter, "seq")).isEqualTo("1");
        assertThat(Delivery.header(letter, "ce_type")).isEqualTo(Wire.type("job.done"));
        assertThat(Delivery.header(letter, "dlt-reason")).startsWith("invalid payload");
        assertThat(Delivery.header(letter, "dlt-origin")).matches("shop\\.events-[0-9]+@[0-9]+");
        assertThat(EFFECTS.of(noJson)).isEmpty();

        desk.journal(noJson, 2, 0);
        desk.journal(unknownVersion, 2, 0);
        InternalClient operator = desk.context().getBean(InternalClient.class);
        send(noJson, 3);
        desk.journal(noJson, 3, 0);
        operator.post("shop", "/internal/dlt/replay", Map.of());
        operator.post("shop", "/internal/dlt/replay", Map.of());
        awaitEffects(EFFECTS, noJson, 3);
        awaitEffects(EFFECTS, unknownVersion, 2);
        assertThat(EFFECTS.of(noJson)).containsExactly(1L, 2L, 3L);
    }

    @Test
    void readsAGapBackFromTheJournalsMovedBlocksIncluded() {
        String key = Desk.freshKey();
        desk.journal(key, 7, 4);
        send(key, 7);
        awaitEffects(EFFECTS, key, 7);
        await().untilAsserted(() -> assertThat(desk.position(key)).isEqualTo(7));
        assertThat(EFFECTS.of(key)).hasSize(7);
        send(key, 3, 7);
        String after = Desk.freshKey();
        send(after, 1);
        awaitEffects(EFFECTS, after, 1);
        assertThat(EFFECTS.of(key)).hasSize(7);
    }

    @Test
    void aGroupThatStartsAtTheEarliestHearsTheTopicFromTheStart() {
        String key = Desk.freshKey();
        send(key, 1, 2);
        Effects effects = Effects.thatSucceed();
        try (Desk late = Desk.open(group(), effects)) {
            awaitEffects(effects, key, 2);
            assertThat(late.position(key)).isLessThanOrEqualTo(2);
        }
    }

    @Test
    void aGroupThatStartsAtTheLatestIsFilledFromTheHeads() {
        String key = Desk.freshKey();
        desk.journal(key, 3, 0);
        send(key, 1, 2, 3);
        Effects effects = Effects.thatSucceed();
        try (Desk late = Desk.open(
                group(),
                effects,
                "--spring.kafka.consumer.auto-offset-reset=latest",
                "--guanjia.events.compare-after=2s")) {
            awaitEffects(effects, key, 3);
            assertThat(late.context().isRunning()).isTrue();
        }
    }

    @Test
    void comparisonFindsALostLastEvent() {
        String key = Desk.freshKey();
        send(key, 1);
        awaitEffects(EFFECTS, key, 1);
        desk.journal(key, 2, 0);
        desk.context().getBean(Upkeep.class).compare();
        assertThat(EFFECTS.of(key)).containsExactly(1L, 2L);
        assertThat(desk.position(key)).isEqualTo(2);
    }

    @Test
    void aFailureBetweenEffectAndGuardRepeatsOnlyThatEventAndKeepsTheOrder() {
        String failing = Desk.freshKey();
        String other = Desk.freshKey();
        AtomicBoolean fail = new AtomicBoolean(true);
        Effects effects = Effects.of(heard -> {
            if (heard.key().equals(failing) && heard.seq() == 2 && fail.getAndSet(false)) {
                throw new MongoTimeoutException("killed between effect and guard");
            }
        });
        try (Desk crashing = Desk.open(group(), effects)) {
            send(failing, 1, 2, 3);
            send(other, 1, 2);
            awaitEffects(effects, failing, 3);
            awaitEffects(effects, other, 2);
            await().untilAsserted(() -> assertThat(crashing.position(failing)).isEqualTo(3));
            assertThat(effects.of(failing)).containsExactly(1L, 2L, 2L, 3L);
        }
    }

    @Test
    void twoConsumersOfOneGroupShareAndTakeOver() {
        String group = group();
        Effects first = Effects.thatSucceed();
        Effects second = Effects.thatSucceed();
        List<String> keys =
                LongStream.range(0, 12).mapToObj(i -> Desk.freshKey()).toList();
        try (Desk stays = Desk.open(group, first)) {
            keys.forEach(key -> send(key, 1, 2));
            keys.forEach(key -> awaitEffects(first, key, 2));
            try (Desk leaves = Desk.open(group, second)) {
                for (long seq = 3; seq <= 6; seq++) {
                    long each = seq;
                    keys.forEach(key -> send(key, each));
                }
                await().atMost(Duration.ofSeconds(40))
                        .untilAsserted(() -> assertThat(keys).allMatch(key -> leaves.position(key) == 6));
            }
            keys.forEach(key -> send(key, 7));
            await().atMost(Duration.ofSeconds(40))
                    .untilAsserted(() -> assertThat(keys).allMatch(key -> stays.position(key) == 7));
        }
        for (String key : keys) {
            assertThat(first.of(key)).isSorted();
            assertThat(second.of(key)).isSorted();
            List<Long> both = new ArrayList<>(first.of(key));
            both.addAll(second.of(key));
            assertThat(both).contains(1L, 2L, 3L, 4L, 5L, 6L, 7L);
        }
    }

    @Test
    void oneTraceLeadsFromTheCallOverJournalAndTopicToTheHandlersLogLines() {
        String trace = "1af7651916cd43dd8448eb211c80319c";
        String job = desk.haveDone("00-" + trace + "-b7ad6b7169203331-01");
        awaitEffects(EFFECTS, job, 2);
        Document stored = desk.context()
                .getBean(MongoTemplate.class)
                .getCollection("jobs")
                .find(new Document("_id", job))
                .first();
        assertThat(stored).isNotNull();
        assertThat(stored.getList("log", Document.class).getFirst().getString("trace"))
                .contains(trace);
        assertThat(Delivery.header(records(Wire.TOPIC, job).getFirst(), "traceparent"))
                .contains(trace);
        synchronized (EFFECTS.done()) {
            assertThat(EFFECTS.done()).contains(new Desk.Effect(job, 1, trace));
        }
    }

    @Test
    void theTraceOfTheRecordReachesTheHandlersLogLines() {
        String key = Desk.freshKey();
        String trace = "0af7651916cd43dd8448eb211c80319c";
        ProducerRecord<byte[], byte[]> record = Wire.sent(key, "1", Wire.type("job.done"), "{\"no\":1}");
        record.headers().add("traceparent", Wire.bytes("00-" + trace + "-b7ad6b7169203331-01"));
        send(record);
        awaitEffects(EFFECTS, key, 1);
        synchronized (EFFECTS.done()) {
            assertThat(EFFECTS.done())
                    .filteredOn(effect -> effect.key().equals(key))
                    .singleElement()
                    .extracting(Desk.Effect::traceId)
                    .isEqualTo(trace);
        }
    }

    @Test
    void internalRoutesAreClosedWithoutAToken() {
        RestClient stranger = RestClient.builder()
                .defaultStatusHandler(status -> true, (request, response) -> {})
                .build();
        assertThat(stranger.get()
                        .uri(desk.address() + "/internal/heads")
                        .retrieve()
                        .toBodilessEntity()
                        .getStatusCode()
                        .value())
                .isEqualTo(401);
        assertThat(stranger.post()
                        .uri(desk.address() + "/internal/dlt/replay")
                        .retrieve()
                        .toBodilessEntity()
                        .getStatusCode()
                        .value())
                .isEqualTo(401);
    }

    @Test
    @Timeout(60)
    void startsWithoutABroker() {
        try (Desk lonely = Desk.open(group(), Effects.thatSucceed(), "--spring.kafka.bootstrap-servers=127.0.0.1:1")) {
            assertThat(lonely.context().isRunning()).isTrue();
        }
    }
}
