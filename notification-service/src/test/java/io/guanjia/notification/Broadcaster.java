package io.guanjia.notification;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

/// Says events as the other services do.
final class Broadcaster implements AutoCloseable {

    private final KafkaProducer<String, byte[]> producer;

    Broadcaster(String bootstrap) {
        producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", bootstrap, "acks", "all"),
                new StringSerializer(),
                new ByteArraySerializer());
    }

    void say(String owner, String event, String key, long seq, String json) {
        ProducerRecord<String, byte[]> told = new ProducerRecord<>(
                owner + ".events", key, json.replace('\'', '"').getBytes(StandardCharsets.UTF_8));
        Map.of(
                        "ce_specversion",
                        "1.0",
                        "ce_id",
                        key + ":" + seq,
                        "ce_type",
                        "io.guanjia." + owner + "." + event + ".v1",
                        "ce_source",
                        "/" + owner,
                        "ce_subject",
                        key,
                        "ce_time",
                        Instant.now().toString(),
                        "content-type",
                        "application/json",
                        "seq",
                        String.valueOf(seq))
                .forEach((name, value) -> told.headers().add(name, value.getBytes(StandardCharsets.UTF_8)));
        try {
            producer.send(told).get();
        } catch (ExecutionException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        producer.close();
    }
}
