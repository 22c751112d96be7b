package io.guanjia.local.testing;

import org.testcontainers.kafka.KafkaContainer;
import org.testcontainers.mongodb.MongoDBContainer;
import org.testcontainers.utility.DockerImageName;

/// The same two as containers; Testcontainers ends them with the JVM.
final class Containers {

    private Containers() {}

    static String mongoUri() {
        MongoDBContainer mongo = new MongoDBContainer(
                        DockerImageName.parse(Images.MONGO).asCompatibleSubstituteFor("mongo"))
                .withReplicaSet();
        mongo.start();
        Runtime.getRuntime().addShutdownHook(new Thread(mongo::stop, "infra-stop"));
        return mongo.getConnectionString() + "/?directConnection=true";
    }

    static String kafkaBootstrap() {
        KafkaContainer kafka = new KafkaContainer(
                        DockerImageName.parse(Images.KAFKA).asCompatibleSubstituteFor("apache/kafka"))
                .withEnv("KAFKA_AUTO_CREATE_TOPICS_ENABLE", "false");
        kafka.start();
        Runtime.getRuntime().addShutdownHook(new Thread(kafka::stop, "infra-stop"));
        return kafka.getBootstrapServers();
    }
}
