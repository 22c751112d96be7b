package io.guanjia.platform.store;

import io.guanjia.platform.topic.EventTopics;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/// Puts one journal entry on the wire: a CloudEvent in binary mode, keyed by its aggregate, numbered by `seq`.

final class EventSender implements AutoCloseable {

    private static final Duration CLOSE = Duration.ofSeconds(5);

    private final Producer<String, byte[]> producer;

    EventSender(Producer<String, byte[]> producer) {
        this.producer = producer;
    }

    /// @param settings where the broker is and how to speak to it; what the protocol demands is set here
    static EventSender connect(Map<String, Object> settings) {
        Map<String, Object> all = new HashMap<>(settings);
        all.put(ProducerConfig.ACKS_CONFIG, "all");
        all.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
        all.put(ProducerConfig.LINGER_MS_CONFIG, 5);
        all.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, 2_000);
        all.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, 5_000);
        all.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, 10_000);
        all.put(ProducerConfig.METADATA_MAX_AGE_CONFIG, 5_000);
        return new EventSender(new KafkaProducer<>(all, new StringSerializer(), new ByteArraySerializer()));
    }

    CompletableFuture<Void> send(String owner, String id, Document entry) {
        CompletableFuture<Void> acknowledged = new CompletableFuture<>();
        var _ = producer.send(
                record(owner, id, Layout.readEntry(entry), entry.getString(Layout.TRACE)), (_, failure) -> {
                    if (failure == null) {
                        acknowledged.complete(null);
                    } else {
                        acknowledged.completeExceptionally(failure);
                    }
                });
        return acknowledged;
    }

    static ProducerRecord<String, byte[]> record(String owner, String id, Entry entry, @Nullable String trace) {
        ProducerRecord<String, byte[]> event =
                new ProducerRecord<>(EventTopics.of(owner), id, Payloads.bytes(entry.data()));
        Headers headers = event.headers();
        add(headers, "ce_specversion", "1.0");
        add(headers, "ce_id", id + ":" + entry.no());
        add(headers, "ce_type", "io.guanjia." + owner + "." + entry.type() + ".v1");
        add(headers, "ce_source", "/" + owner);
        add(headers, "ce_subject", id);
        add(headers, "ce_time", DateTimeFormatter.ISO_INSTANT.format(entry.at()));
        add(headers, "content-type", "application/json");
        add(headers, "seq", Long.toString(entry.no()));
        if (trace != null) {
            add(headers, "traceparent", trace);
        }
        return event;
    }

    private static void add(Headers headers, String name, String value) {
        headers.add(name, value.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public void close() {
        producer.close(CLOSE);
    }
}
