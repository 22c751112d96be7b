package io.guanjia.platform.event;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Optional;
import java.util.regex.Pattern;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.record.TimestampType;
import org.jspecify.annotations.Nullable;

/// One event as delivered, its bytes untouched.
///
/// @param key null when the record has none that is text
/// @param seq 0 when the record has no positive number
record Delivery(
        ConsumerRecord<byte[], byte[]> raw, @Nullable String key, long seq, String type) {

    private static final Pattern NUMBER = Pattern.compile("[1-9][0-9]{0,17}");

    static Delivery of(ConsumerRecord<byte[], byte[]> raw) {
        String seq = header(raw, "seq");
        String type = header(raw, "ce_type");
        return new Delivery(
                raw,
                text(raw.key()),
                seq != null && NUMBER.matcher(seq).matches() ? Long.parseLong(seq) : 0,
                type == null ? "" : type);
    }

    /// A delivery that does not come off the topic: parked before, or read back from its owner.
    static Delivery again(Subject subject, long at, byte @Nullable [] value, Headers headers) {
        byte[] key = subject.key().getBytes(UTF_8);
        return of(new ConsumerRecord<>(
                subject.topic(),
                0,
                0,
                at,
                TimestampType.CREATE_TIME,
                ConsumerRecord.NULL_SIZE,
                ConsumerRecord.NULL_SIZE,
                key,
                value,
                headers,
                Optional.empty()));
    }

    /// Whether it has a place in the order of events; without one it can never be applied.
    boolean placed() {
        return key != null && seq > 0;
    }

    Subject subject() {
        if (key == null) {
            throw new IllegalStateException("A record without a key is about nothing");
        }
        return new Subject(raw.topic().replaceFirst("\\.events$", ""), key);
    }

    String eventId() {
        return key + ":" + seq;
    }

    /// When it happened as its owner says, else when the broker got it.
    Instant time() {
        String said = header(raw, "ce_time");
        Instant received = Instant.ofEpochMilli(Math.max(0, raw.timestamp()));
        try {
            return said == null ? received : Instant.parse(said);
        } catch (DateTimeException e) {
            return received;
        }
    }

    static @Nullable String header(ConsumerRecord<byte[], byte[]> raw, String name) {
        Header header = raw.headers().lastHeader(name);
        return header == null ? null : text(header.value());
    }

    private static @Nullable String text(byte @Nullable [] bytes) {
        if (bytes == null || bytes.length == 0) {
            return null;
        }
        try {
            return UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
        } catch (CharacterCodingException e) {
            return null;
        }
    }
}
