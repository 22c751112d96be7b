package io.guanjia.platform.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.mongodb.MongoTimeoutException;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.micrometer.observation.ObservationRegistry;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.kafka.core.DefaultKafkaConsumerFactory;
import org.springframework.kafka.listener.ContainerProperties;
import org.springframework.kafka.listener.KafkaMessageListenerContainer;
import org.springframework.kafka.listener.MessageListenerContainer;

class BatchListenerTest {

    record Done(long no) {}

    private static final TopicPartition ONE = new TopicPartition(Wire.TOPIC, 1);
    private static final TopicPartition TWO = new TopicPartition(Wire.TOPIC, 2);

    private final List<String> dead = Collections.synchronizedList(new ArrayList<>());
    private final List<String> applied = Collections.synchronizedList(new ArrayList<>());
    private final MockConsumer<byte[], byte[]> consumer = new MockConsumer<>("earliest");
    private final MessageListenerContainer container = new KafkaMessageListenerContainer<>(
            new DefaultKafkaConsumerFactory<>(Map.of()), new ContainerProperties(Wire.TOPIC));
    private final List<ConsumerRecord<byte[], byte[]>> batch = new ArrayList<>();
    private final Map<TopicPartition, Long> ends = new HashMap<>();
    private Consumer<Heard<Done>> effect = heard -> {};
    private int parallel = 4;

    @BeforeEach
    void assign() {
        consumer.assign(List.of(ONE, TWO));
    }

    private BatchListener listener(Duration backOff) {
        Hearing hearing = Hearing.of("desk").on("shop", "job.done", Done.class, heard -> {
            effect.accept(heard);
            applied.add(heard.key() + ":" + heard.seq());
        });
        Hearer hearer = new Hearer(
                new Hearings(List.of(hearing)),
                new InMemoryProgress(),
                (delivery, reason) -> dead.add(delivery.eventId()),
                new InMemoryJournals(),
                3,
                new HearingMeters(new SimpleMeterRegistry(), Clock.systemUTC()),
                ObservationRegistry.NOOP);
        Duration hour = Duration.ofHours(1);
        return new BatchListener(
                hearer, new EventProperties(parallel, 3, backOff, hour, hour, hour, hour, hour), container);
    }

    private void hear(BatchListener listener) {
        ends.forEach(consumer::seek);
        listener.onMessage(batch, null, consumer);
    }

    /// The next record of a partition.
    private void comes(TopicPartition partition, String key, long seq) {
        long offset = ends.merge(partition, 1L, Long::sum) - 1;
        ConsumerRecord<byte[], byte[]> record = new ConsumerRecord<>(
                Wire.TOPIC, partition.partition(), offset, Wire.bytes(key), Wire.bytes("{\"no\":" + seq + "}"));
        Wire.headers(Long.toString(seq), Wire.type("job.done")).forEach(record.headers()::add);
        batch.add(record);
    }

    private long committed(TopicPartition partition) {
        OffsetAndMetadata at = consumer.committed(Set.of(partition)).get(partition);
        return at == null ? -1 : at.offset();
    }

    @Test
    void keepsTheOrderOfOneKeyThoughKeysGoSideBySide() {
        for (long seq = 1; seq <= 50; seq++) {
            comes(ONE, "j1", seq);
            comes(ONE, "j2", seq);
        }
        hear(listener(Duration.ofHours(1)));
        assertThat(applied.stream().filter(each -> each.startsWith("j1:")))
                .hasSize(50)
                .isSortedAccordingTo((one, other) -> Long.compare(seq(one), seq(other)));
        assertThat(committed(ONE)).isEqualTo(100);
    }

    private static long seq(String eventId) {
        return Long.parseLong(eventId.substring(eventId.indexOf(':') + 1));
    }

    @Test
    void commitsNothingBeforeAllOfItIsDone() {
        effect = heard -> assertThat(committed(ONE)).isEqualTo(-1);
        comes(ONE, "j1", 1);
        comes(ONE, "j2", 1);
        hear(listener(Duration.ofHours(1)));
        assertThat(applied).hasSize(2);
        assertThat(committed(ONE)).isEqualTo(2);
    }

    @Test
    void goesBackToTheFirstThatFailedAndLetsTheOtherPartitionGoOn() {
        effect = heard -> {
            if (heard.key().startsWith("sick")) {
                throw new IllegalStateException("a bug");
            }
        };
        comes(ONE, "well", 1);
        comes(ONE, "sick1", 1);
        comes(ONE, "sick2", 1);
        comes(ONE, "sick1", 2);
        comes(TWO, "fine", 1);
        BatchListener listener = listener(Duration.ofHours(1));
        hear(listener);
        assertThat(applied).containsExactlyInAnyOrder("well:1", "fine:1");
        assertThat(dead).isEmpty();
        assertThat(committed(ONE)).isEqualTo(1);
        assertThat(consumer.position(ONE)).isEqualTo(1);
        assertThat(committed(TWO)).isEqualTo(1);
        assertThat(container.isPartitionPauseRequested(ONE)).isTrue();
        assertThat(container.isPartitionPauseRequested(TWO)).isFalse();
        assertThat(listener.pausedPartitions()).isEqualTo(1);
        effect = heard -> {};
        hear(listener);
        assertThat(applied).contains("sick1:1", "sick1:2", "sick2:1");
        assertThat(committed(ONE)).isEqualTo(4);
        assertThat(listener.pausedPartitions()).isZero();
    }

    @Test
    void triesNothingElseOnceTheDatabaseIsAway() {
        parallel = 1;
        List<String> tried = Collections.synchronizedList(new ArrayList<>());
        effect = heard -> {
            tried.add(heard.key());
            throw new MongoTimeoutException("away");
        };
        for (int i = 0; i < 20; i++) {
            comes(ONE, "j" + i, 1);
        }
        hear(listener(Duration.ofHours(1)));
        assertThat(tried).hasSize(1);
        assertThat(committed(ONE)).isZero();
    }

    @Test
    void resumesAfterThePause() {
        effect = heard -> {
            throw new MongoTimeoutException("away");
        };
        comes(ONE, "j1", 1);
        hear(listener(Duration.ofMillis(20)));
        await().until(() -> !container.isPartitionPauseRequested(ONE));
    }

    @Test
    void commitsNothingOfABatchThatAnErrorEnded() {
        effect = heard -> {
            throw new AssertionError("out of memory, say");
        };
        comes(ONE, "j1", 1);
        BatchListener listener = listener(Duration.ofHours(1));
        assertThatThrownBy(() -> hear(listener)).isInstanceOf(IllegalStateException.class);
        assertThat(committed(ONE)).isEqualTo(-1);
    }

    @Test
    void aCommitThatFailsStopsNothing() {
        MockConsumer<byte[], byte[]> rebalancing = new MockConsumer<>("earliest") {
            @Override
            public synchronized void commitSync(Map<TopicPartition, OffsetAndMetadata> offsets) {
                throw new TimeoutException("rebalancing");
            }
        };
        rebalancing.assign(List.of(ONE));
        comes(ONE, "j1", 1);
        listener(Duration.ofHours(1)).onMessage(batch, null, rebalancing);
        assertThat(applied).containsExactly("j1:1");
    }
}
