package io.guanjia.platform.event;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.springframework.kafka.KafkaException;
import org.springframework.kafka.core.KafkaOperations;

/// {@link DeadLetters} on the broker; the reason and the place of origin are added as headers.
record KafkaDeadLetters(String group, KafkaOperations<byte[], byte[]> kafka) implements DeadLetters {

    private static final long PATIENCE_SECONDS = 15;

    static String topic(String group, String topic) {
        return group + "." + topic + ".dlt";
    }

    @Override
    public void send(Delivery delivery, String reason) {
        ConsumerRecord<byte[], byte[]> raw = delivery.raw();
        ProducerRecord<byte[], byte[]> letter =
                new ProducerRecord<>(topic(group, raw.topic()), null, raw.key(), raw.value(), raw.headers());
        letter.headers().add("dlt-reason", reason.getBytes(UTF_8));
        letter.headers().add("dlt-origin", (raw.topic() + "-" + raw.partition() + "@" + raw.offset()).getBytes(UTF_8));
        try {
            kafka.send(letter).get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new KafkaException("interrupted while sending to " + letter.topic(), e);
        } catch (ExecutionException | TimeoutException e) {
            throw new KafkaException("not taken by " + letter.topic(), e);
        }
    }
}
