package io.guanjia.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import io.guanjia.local.process.Ports;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringSerializer;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Broker and database as `./run` keeps them: killed, they come back by themselves, with what they had acknowledged;
/// and
/// again after the launcher was stopped and started on other ports.
class StoresIT {

    @TempDir
    private Path root;

    @Test
    void whatWasAcknowledgedSurvivesKillsAndRestarts() throws Exception {
        Home home = Home.of(root);
        Parts parts = parts(home);
        Supervisor supervisor = new Supervisor(new Pids(home.pids()), System.out);
        try {
            supervisor.start(parts.stores());
            write(parts.addresses());
            kill(home, "mongod");
            kill(home, "kafka");
            assertThatAllIsThere(parts.addresses());
        } finally {
            supervisor.stop();
        }

        Parts elsewhere = parts(home);
        Supervisor second = new Supervisor(new Pids(home.pids()), System.out);
        try {
            second.start(elsewhere.stores());
            assertThatAllIsThere(elsewhere.addresses());
        } finally {
            second.stop();
        }
    }

    private static Parts parts(Home home) {
        return new Parts(
                home,
                new Topology(Ports.free(), Ports.free(), Topology.shifted(0).programs()),
                Map.of());
    }

    private static void kill(Home home, String name) {
        long pid = pid(home, name);
        ProcessHandle.of(pid).orElseThrow().destroyForcibly();
        await().atMost(Duration.ofMinutes(1)).until(() -> pid(home, name) != 0 && pid(home, name) != pid);
    }

    private static long pid(Home home, String name) {
        Document none = new Document("pid", 0);
        return ((Number) Pids.read(home.pids()).get(name, none).get("pid", 0)).longValue();
    }

    private static void write(Map<String, String> addresses) throws Exception {
        try (MongoClient client = MongoClients.create(addresses.getOrDefault("MONGODB_URI", ""))) {
            client.getDatabase("kept").getCollection("things").insertOne(new Document("_id", 1));
        }
        Map<String, Object> settings = kafka(addresses);
        try (Admin admin = Admin.create(settings);
                KafkaProducer<String, String> producer =
                        new KafkaProducer<>(settings, new StringSerializer(), new StringSerializer())) {
            admin.createTopics(List.of(new NewTopic("things", 1, (short) 1)))
                    .all()
                    .get();
            producer.send(new ProducerRecord<>("things", "key", "value")).get();
        }
    }

    private static void assertThatAllIsThere(Map<String, String> addresses) throws Exception {
        try (MongoClient client = MongoClients.create(addresses.getOrDefault("MONGODB_URI", ""))) {
            assertThat(client.getDatabase("kept").getCollection("things").countDocuments())
                    .isEqualTo(1);
        }
        try (Admin admin = Admin.create(kafka(addresses))) {
            TopicPartition partition = new TopicPartition("things", 0);
            assertThat(admin.listOffsets(Map.of(partition, OffsetSpec.latest()))
                            .partitionResult(partition)
                            .get()
                            .offset())
                    .isEqualTo(1);
        }
    }

    private static Map<String, Object> kafka(Map<String, String> addresses) {
        return Map.of("bootstrap.servers", addresses.getOrDefault("KAFKA_BOOTSTRAP", ""));
    }
}
