package io.guanjia.platform.topic;

import java.time.Duration;
import java.util.Collection;
import java.util.Map;
import java.util.function.Supplier;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.config.TopicConfig;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.kafka.KafkaException;
import org.springframework.kafka.core.KafkaAdmin;

/// Creates the topics a service says or hears, beside the start: a broker may come later.
public final class EventTopics implements SmartLifecycle {

    private static final Logger LOGGER = LoggerFactory.getLogger(EventTopics.class);
    private static final int PARTITIONS = 12;
    private static final Duration RETENTION = Duration.ofDays(30);
    private static final Duration AGAIN = Duration.ofSeconds(2);

    private final KafkaAdmin admin;
    private final Supplier<Collection<String>> names;
    private final short replication;
    private volatile Thread creation = Thread.ofVirtual().unstarted(this::create);

    /// @param names asked for at the start
    public EventTopics(KafkaAdmin admin, Supplier<Collection<String>> names, short replication) {
        this.admin = admin;
        this.names = names;
        this.replication = replication;
    }

    @Override
    public void start() {
        creation = Thread.ofVirtual().name("event-topics").start(this::create);
    }

    @Override
    public void stop() {
        creation.interrupt();
    }

    @Override
    public boolean isRunning() {
        return creation.isAlive();
    }

    /// The topic of what a service says.
    public static String of(String owner) {
        return owner + ".events";
    }

    private void create() {
        NewTopic[] topics = names.get().stream()
                .distinct()
                .map(name -> new NewTopic(name, PARTITIONS, replication)
                        .configs(Map.of(TopicConfig.RETENTION_MS_CONFIG, Long.toString(RETENTION.toMillis()))))
                .toArray(NewTopic[]::new);
        boolean there = topics.length == 0;
        try {
            while (!there) {
                there = tried(topics);
                if (!there) {
                    Thread.sleep(AGAIN);
                }
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private boolean tried(NewTopic[] topics) {
        try {
            admin.createOrModifyTopics(topics);
            return true;
        } catch (KafkaException failure) {
            LOGGER.warn("no broker yet to create topics on: {}", failure.getMessage());
            return false;
        }
    }
}
