package io.guanjia.local.testing;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.ClientSession;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.bson.Document;
import org.junit.jupiter.api.Test;

class InfraIT {

    @Test
    void mongoIsAReplicaSetThatTakesTransactions() {
        try (MongoClient client = MongoClients.create(Infra.mongoUri())) {
            insertInTransaction(client, Infra.databaseFor(InfraIT.class));
            assertThat(things(client, Infra.databaseFor(InfraIT.class)).countDocuments())
                    .isEqualTo(1);
        }
        assertThat(Infra.mongoUri()).isEqualTo(Infra.mongoUri());
    }

    @Test
    void kafkaCarriesARecord() throws Exception {
        createTopic(Infra.kafkaBootstrap());
        send(Infra.kafkaBootstrap(), "hello");
        assertThat(readOne(Infra.kafkaBootstrap())).isEqualTo("hello");
    }

    @Test
    void whatMongoAcknowledgedIsThereAfterKill() {
        try (OwnMongo mongo = Infra.startMongo()) {
            try (MongoClient client = MongoClients.create(mongo.uri())) {
                insertInTransaction(client, "own");
            }
            mongo.kill();
            mongo.restart();
            try (MongoClient client = MongoClients.create(mongo.uri())) {
                assertThat(things(client, "own").countDocuments()).isEqualTo(1);
            }
        }
    }

    @Test
    void whatKafkaAcknowledgedIsThereAfterKill() throws Exception {
        try (OwnKafka kafka = Infra.startKafka()) {
            createTopic(kafka.bootstrap());
            send(kafka.bootstrap(), "kept");
            kafka.kill();
            kafka.restart();
            assertThat(readOne(kafka.bootstrap())).isEqualTo("kept");
        }
    }

    private static MongoCollection<Document> things(MongoClient client, String database) {
        return client.getDatabase(database).getCollection("things");
    }

    private static void insertInTransaction(MongoClient client, String database) {
        client.getDatabase(database).createCollection("things");
        try (ClientSession session = client.startSession()) {
            session.startTransaction();
            things(client, database).insertOne(session, new Document("_id", 1));
            session.commitTransaction();
        }
    }

    private static void createTopic(String bootstrap) throws Exception {
        try (Admin admin = Admin.create(Map.<String, Object>of("bootstrap.servers", bootstrap))) {
            admin.createTopics(Set.of(new NewTopic("things", 12, (short) 1)))
                    .all()
                    .get();
        }
    }

    private static void send(String bootstrap, String value) throws Exception {
        Map<String, Object> settings = Map.of("bootstrap.servers", bootstrap, "acks", "all");
        try (KafkaProducer<String, String> producer =
                new KafkaProducer<>(settings, new StringSerializer(), new StringSerializer())) {
            producer.send(new ProducerRecord<>("things", "key", value)).get();
        }
    }

    private static String readOne(String bootstrap) {
        Map<String, Object> settings =
                Map.of("bootstrap.servers", bootstrap, "group.id", "reader", "auto.offset.reset", "earliest");
        try (KafkaConsumer<String, String> consumer =
                new KafkaConsumer<>(settings, new StringDeserializer(), new StringDeserializer())) {
            consumer.subscribe(List.of("things"));
            return consumer.poll(Duration.ofSeconds(20)).iterator().next().value();
        }
    }
}
