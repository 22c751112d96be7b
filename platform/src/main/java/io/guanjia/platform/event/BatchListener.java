package io.guanjia.platform.event;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.kafka.listener.BatchAcknowledgingConsumerAwareMessageListener;
import org.springframework.kafka.listener.MessageListenerContainer;
import org.springframework.kafka.support.Acknowledgment;

/// Hears a batch: keys side by side, the events of one key in order; offsets are committed when all of it is done. A
/// partition with a failure goes back to the first event that failed and pauses; the others go on.
final class BatchListener implements BatchAcknowledgingConsumerAwareMessageListener<byte[], byte[]> {

    private static final Logger LOG = LoggerFactory.getLogger(BatchListener.class);

    private final Hearer hearer;
    private final EventProperties properties;
    private final MessageListenerContainer container;
    private final Semaphore places;
    private final Map<TopicPartition, Duration> pauses = new ConcurrentHashMap<>();

    BatchListener(Hearer hearer, EventProperties properties, MessageListenerContainer container) {
        this.hearer = hearer;
        this.properties = properties;
        this.container = container;
        places = new Semaphore(properties.parallel());
    }

    @Override
    public void onMessage(
            List<ConsumerRecord<byte[], byte[]>> records,
            @Nullable Acknowledgment ack,
            @Nullable Consumer<?, ?> consumer) {
        Objects.requireNonNull(consumer, "a listener that knows its consumer is given it");
        Map<TopicPartition, Long> next = new HashMap<>();
        records.forEach(record -> next.merge(partition(record), record.offset() + 1, Math::max));
        Map<TopicPartition, Long> failed = hearAll(records);
        next.putAll(failed);
        commit(consumer, next);
        next.keySet().stream().filter(each -> !failed.containsKey(each)).forEach(pauses::remove);
        failed.forEach((partition, offset) -> {
            consumer.seek(partition, offset);
            pause(partition);
        });
    }

    int pausedPartitions() {
        return pauses.size();
    }

    /// The first offset that failed, by partition.
    private Map<TopicPartition, Long> hearAll(List<ConsumerRecord<byte[], byte[]>> records) {
        Map<TopicPartition, Long> failed = new ConcurrentHashMap<>();
        AtomicBoolean goOn = new AtomicBoolean(true);
        List<Future<?>> keys = new ArrayList<>();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (List<Delivery> oneKey : byKey(records)) {
                keys.add(threads.submit(() -> {
                    places.acquireUninterruptibly();
                    try {
                        hearInOrder(oneKey, failed, goOn);
                    } finally {
                        places.release();
                    }
                }));
            }
        }
        keys.forEach(BatchListener::requireDone);
        return failed;
    }

    private static Collection<List<Delivery>> byKey(List<ConsumerRecord<byte[], byte[]>> records) {
        Map<Object, List<Delivery>> byKey = new LinkedHashMap<>();
        for (ConsumerRecord<byte[], byte[]> record : records) {
            Delivery delivery = Delivery.of(record);
            Object key = delivery.placed() ? delivery.subject() : record;
            byKey.computeIfAbsent(key, first -> new ArrayList<>()).add(delivery);
        }
        return byKey.values();
    }

    private void hearInOrder(List<Delivery> oneKey, Map<TopicPartition, Long> failed, AtomicBoolean goOn) {
        for (Delivery delivery : oneKey) {
            try {
                if (goOn.get()) {
                    hearer.hear(delivery);
                    continue;
                }
            } catch (RuntimeException e) {
                LOG.warn("{} {} comes again", delivery.type(), delivery.eventId(), e);
                if (Transient.is(e)) {
                    goOn.set(false);
                }
            }
            failed.merge(partition(delivery.raw()), delivery.raw().offset(), Math::min);
            return;
        }
    }

    // Only an Error gets here; then nothing of the batch may be committed.
    private static void requireDone(Future<?> key) {
        try {
            key.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while hearing", e);
        } catch (ExecutionException e) {
            throw new IllegalStateException("an event was not heard", e);
        }
    }

    private static void commit(Consumer<?, ?> consumer, Map<TopicPartition, Long> next) {
        Map<TopicPartition, OffsetAndMetadata> offsets = new HashMap<>();
        next.forEach((partition, offset) -> offsets.put(partition, new OffsetAndMetadata(offset)));
        try {
            consumer.commitSync(offsets);
        } catch (KafkaException e) {
            LOG.info("Not committed, so some events come again and are skipped: {}", e.toString());
        }
    }

    private void pause(TopicPartition partition) {
        Duration pause = pauses.merge(
                partition, properties.backOff(), (last, first) -> min(last.multipliedBy(2), properties.backOffMax()));
        LOG.warn("{} pauses for {}", partition, pause);
        container.pausePartition(partition);
        CompletableFuture.delayedExecutor(pause.toMillis(), TimeUnit.MILLISECONDS)
                .execute(() -> container.resumePartition(partition));
    }

    private static Duration min(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }

    private static TopicPartition partition(ConsumerRecord<?, ?> record) {
        return new TopicPartition(record.topic(), record.partition());
    }
}
