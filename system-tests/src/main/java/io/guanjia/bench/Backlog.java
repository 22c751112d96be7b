package io.guanjia.bench;

import io.guanjia.api.Unexpected;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/// What was written and has not taken effect yet: tickets not sent, events of them that notification-service has not
/// heard.
final class Backlog implements AutoCloseable {

    private static final String TOPIC = "ticket.events";
    private static final String GROUP = "notification";
    private static final Duration LONGEST = Duration.ofMinutes(3);
    private static final Duration PAUSE = Duration.ofMillis(50);

    private final Database database;
    private final Admin kafka;

    Backlog(Database database, String bootstrap) {
        this.database = database;
        this.kafka = Admin.create(Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrap));
    }

    /// Seconds until nothing waits any more.
    double drain() {
        long from = System.nanoTime();
        while (database.unsentTickets() > 0 || lag() > 0) {
            Unexpected.unless(
                    System.nanoTime() - from < LONGEST.toNanos(),
                    "the backlog is not worked off after %d s: %d unsent, %d not heard"
                            .formatted(LONGEST.toSeconds(), database.unsentTickets(), lag()));
            LockSupport.parkNanos(PAUSE.toNanos());
        }
        return (System.nanoTime() - from) / 1e9;
    }

    private long lag() {
        try {
            Map<TopicPartition, OffsetAndMetadata> heard = kafka.listConsumerGroupOffsets(GROUP)
                    .partitionsToOffsetAndMetadata()
                    .get();
            Map<TopicPartition, OffsetSpec> wanted = new HashMap<>();
            kafka.describeTopics(List.of(TOPIC)).allTopicNames().get().values().stream()
                    .flatMap(topic -> topic.partitions().stream())
                    .forEach(each -> wanted.put(new TopicPartition(TOPIC, each.partition()), OffsetSpec.latest()));
            return kafka.listOffsets(wanted).all().get().entrySet().stream()
                    .mapToLong(each -> each.getValue().offset() - offset(heard.get(each.getKey())))
                    .sum();
        } catch (ExecutionException e) {
            throw new IllegalStateException("the broker does not tell how far its readers are", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }

    private static long offset(@Nullable OffsetAndMetadata heard) {
        return heard == null ? 0 : heard.offset();
    }

    @Override
    public void close() {
        kafka.close();
    }
}
