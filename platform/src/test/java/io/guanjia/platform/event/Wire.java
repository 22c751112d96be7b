package io.guanjia.platform.event;

import static java.nio.charset.StandardCharsets.UTF_8;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.jspecify.annotations.Nullable;

/// Records as the owner "shop" puts them on its topic.
final class Wire {

    static final String TOPIC = "shop.events";

    private Wire() {}

    static Delivery event(String key, long seq, String event, @Nullable String json) {
        return Delivery.again(
                new Subject("shop", key), 1_700_000_000_000L, bytes(json), headers(Long.toString(seq), type(event)));
    }

    static ProducerRecord<byte[], byte[]> sent(
            @Nullable String key, @Nullable String seq, @Nullable String type, @Nullable String json) {
        return new ProducerRecord<>(TOPIC, null, bytes(key), bytes(json), headers(seq, type));
    }

    static ConsumerRecord<byte[], byte[]> received(@Nullable String key, @Nullable String seq, String json) {
        ConsumerRecord<byte[], byte[]> record = new ConsumerRecord<>(TOPIC, 0, 0, bytes(key), bytes(json));
        headers(seq, type("job.done")).forEach(record.headers()::add);
        return record;
    }

    static String type(String event) {
        return "io.guanjia.shop." + event + ".v1";
    }

    static RecordHeaders headers(@Nullable String seq, @Nullable String type) {
        RecordHeaders headers = new RecordHeaders();
        if (type != null) {
            headers.add("ce_type", bytes(type));
            headers.add("ce_time", bytes("2026-11-22T01:00:00Z"));
        }
        if (seq != null) {
            headers.add("seq", bytes(seq));
        }
        return headers;
    }

    static byte @Nullable [] bytes(@Nullable String text) {
        return text == null ? null : text.getBytes(UTF_8);
    }
}
