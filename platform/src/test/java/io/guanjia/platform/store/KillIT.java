package io.guanjia.platform.store;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import io.guanjia.local.testing.Infra;
import io.guanjia.platform.topic.EventTopics;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Kills a process with the real store at every step between a write and its event, one after the other on the same
/// data, so that each next life also has to clean up after the last death.
class KillIT {

    private static final List<String> POINTS = List.of(
            "store.before-write:3",
            "store.after-write:5",
            "relay.before-send:2",
            "relay.after-send:3",
            "relay.after-ack:2",
            "sweep.after-claim",
            "relay.before-clear:2",
            "relay.mid-clear",
            "timer.before-fire",
            "timer.after-fire:2");
    private static final int PARTITIONS = 3;

    private final String run = UUID.randomUUID().toString();
    private final String owner = "killed-" + run;

    @TempDir
    private Path work = Path.of("");

    @Test
    void losesNothingAndDoublesNothingWhereverItDies() throws Exception {
        createTopic();
        for (int life = 0; life < POINTS.size(); life++) {
            assertThat(live(life + 1, POINTS.get(life))).as(POINTS.get(life)).isEqualTo(137);
        }
        assertThat(live(POINTS.size(), "")).isZero();

        Map<String, List<String>> journals = journals();
        assertThat(journals).hasSize(POINTS.size() * KilledProcess.IN_A_BATCH);
        assertThat(journals.values())
                .allSatisfy(types ->
                        assertThat(types).filteredOn("parcel.reminded"::equals).hasSize(1));
        assertThat(published()).isEqualTo(journals);
        assertThat(commandsInJournals()).containsAll(Set.copyOf(Files.readAllLines(acknowledged())));
    }

    private int live(int batches, String failPoint) throws Exception {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-XX:+UseSerialGC",
                        "-Xmx128m",
                        "-cp",
                        System.getProperty("java.class.path"),
                        KilledProcess.class.getName(),
                        Infra.mongoUri(),
                        database(),
                        Infra.kafkaBootstrap(),
                        owner,
                        acknowledged().toString(),
                        Integer.toString(batches),
                        failPoint)
                .redirectErrorStream(true)
                .redirectOutput(work.resolve("life-" + batches + failPoint.replace(':', '-') + ".log")
                        .toFile())
                .start();
        try {
            assertThat(process.waitFor(60, TimeUnit.SECONDS)).as(failPoint).isTrue();
            return process.exitValue();
        } finally {
            process.destroyForcibly();
        }
    }

    private String database() {
        return "killed_" + run;
    }

    private Path acknowledged() {
        return work.resolve("acknowledged.log");
    }

    private void createTopic() throws Exception {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", Infra.kafkaBootstrap()))) {
            admin.createTopics(List.of(new NewTopic(EventTopics.of(owner), PARTITIONS, (short) 1)))
                    .all()
                    .get(30, TimeUnit.SECONDS);
        }
    }

    private Map<String, List<String>> journals() {
        Map<String, List<String>> journals = new TreeMap<>();
        documents()
                .forEach(document -> journals.put(
                        document.getString("_id"),
                        document.getList(Layout.LOG, Document.class).stream()
                                .map(entry -> entry.getString("type"))
                                .toList()));
        return journals;
    }

    private List<String> commandsInJournals() {
        return documents().stream()
                .flatMap(document -> document.getList(Layout.LOG, Document.class).stream()
                        .map(entry -> document.getString("_id") + " " + entry.getString("key")))
                .toList();
    }

    private List<Document> documents() {
        try (MongoClient client = MongoClients.create(Infra.mongoUri())) {
            return client.getDatabase(database())
                    .getCollection("parcels")
                    .find()
                    .into(new ArrayList<>());
        }
    }

    /// What a consumer with the guard makes of the topic: types by aggregate, in order, duplicates skipped.
    private Map<String, List<String>> published() {
        Map<String, List<String>> published = new TreeMap<>();
        Map<String, Object> settings = new HashMap<>(Map.of("bootstrap.servers", Infra.kafkaBootstrap()));
        try (KafkaConsumer<String, byte[]> consumer =
                new KafkaConsumer<>(settings, new StringDeserializer(), new ByteArrayDeserializer())) {
            List<TopicPartition> partitions = new ArrayList<>();
            for (int i = 0; i < PARTITIONS; i++) {
                partitions.add(new TopicPartition(EventTopics.of(owner), i));
            }
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            while (partitions.stream().anyMatch(each -> consumer.position(each) < ends.getOrDefault(each, 0L))) {
                for (ConsumerRecord<String, byte[]> event : consumer.poll(Duration.ofMillis(200))) {
                    List<String> types = published.computeIfAbsent(event.key(), _ -> new ArrayList<>());
                    int seq = Integer.parseInt(header(event, "seq"));
                    assertThat(seq).as("no gap in %s", event.key()).isLessThanOrEqualTo(types.size() + 1);
                    if (seq == types.size() + 1) {
                        types.add(
                                header(event, "ce_type").replaceAll("^io\\.guanjia\\.killed-[0-9a-f-]+\\.|\\.v1$", ""));
                    }
                }
            }
        }
        return published;
    }

    private static String header(ConsumerRecord<String, byte[]> event, String name) {
        return new String(event.headers().lastHeader(name).value(), StandardCharsets.UTF_8);
    }
}
