package io.guanjia.platform.event;

import java.time.Duration;
import java.util.Collection;
import java.util.Map;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.config.TopicConfig;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.kafka.KafkaException;
import org.springframework.kafka.core.KafkaAdmin;

/// Creates the topics a service says or hears, as soon as there is a broker and without keeping the start waiting.
final class EventTopics implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(EventTopics.class);
    private static final int PARTITIONS = 12;
    private static final Duration RETENTION = Duration.ofDays(30);
    private static final Duration AGAIN = Duration.ofSeconds(2);

    private final KafkaAdmin admin;
    private final NewTopic[] topics;
    private final Thread creation = Thread.ofVirtual().name("event-topics").unstarted(this::create);

    EventTopics(KafkaAdmin admin, Collection<String> names, short replication) {
        this.admin = admin;
        Map<String, String> settings = Map.of(TopicConfig.RETENTION_MS_CONFIG, Long.toString(RETENTION.toMillis()));
        topics = names.stream()
                .distinct()
                .map(name -> new NewTopic(name, PARTITIONS, replication).configs(settings))
                .toArray(NewTopic[]::new);
    }

    void start() {
        creation.start();
    }

    @Override
    public void close() {
        creation.interrupt();
    }

    private void create() {
        boolean created = topics.length == 0;
        while (!created && !Thread.currentThread().isInterrupted()) {
            try {
                admin.createOrModifyTopics(topics);
                created = true;
            } catch (KafkaException e) {
                LOG.warn("No broker to create topics on yet: {}", e.getMessage());
                pause();
            }
        }
    }

    private static void pause() {
        try {
            Thread.sleep(AGAIN);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
