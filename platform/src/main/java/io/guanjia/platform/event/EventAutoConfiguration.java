package io.guanjia.platform.event;

import io.guanjia.platform.internal.InternalAutoConfiguration;
import io.guanjia.platform.internal.InternalClient;
import io.guanjia.platform.store.AggregateType;
import io.guanjia.platform.topic.EventTopics;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.observation.ObservationRegistry;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.Metric;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.kafka.autoconfigure.KafkaAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.task.VirtualThreadTaskExecutor;
import org.springframework.data.mongodb.MongoDatabaseFactory;
import org.springframework.kafka.core.ConsumerFactory;
import org.springframework.kafka.core.DefaultKafkaConsumerFactory;
import org.springframework.kafka.core.DefaultKafkaProducerFactory;
import org.springframework.kafka.core.KafkaAdmin;
import org.springframework.kafka.core.KafkaTemplate;
import org.springframework.kafka.core.ProducerFactory;
import org.springframework.kafka.listener.ContainerProperties;
import org.springframework.kafka.listener.ContainerProperties.AckMode;
import org.springframework.kafka.listener.KafkaMessageListenerContainer;

/// Turns the {@link Hearing} beans of a service into one consumer, and lets others read back what the service said.
@AutoConfiguration(
        after = {KafkaAutoConfiguration.class, InternalAutoConfiguration.class},
        afterName = "org.springframework.boot.data.mongodb.autoconfigure.DataMongoAutoConfiguration")
@EnableConfigurationProperties(EventProperties.class)
public class EventAutoConfiguration {

    @Bean
    @ConditionalOnBean(MongoDatabaseFactory.class)
    JournalsController journalsController(MongoDatabaseFactory mongo, ObjectProvider<AggregateType<?>> types) {
        return new JournalsController(
                new Journals(mongo.getMongoDatabase(), types.orderedStream().toList()));
    }

    @Configuration(proxyBeanMethods = false)
    @ConditionalOnBean(Hearing.class)
    static class Consuming {

        @Bean
        Hearings hearings(List<Hearing> hearings) {
            return new Hearings(hearings);
        }

        @Bean
        EventTopics heardTopics(
                Hearings hearings, KafkaAdmin admin, @Value("${guanjia.topic-replication:1}") short replication) {
            return new EventTopics(admin, hearings::topicsWithDeadLetters, replication);
        }

        @Bean
        Progress progress(Hearings hearings, MongoDatabaseFactory mongo) {
            return new MongoProgress(hearings.group(), mongo.getMongoDatabase());
        }

        @Bean
        OwnerJournals ownerJournals(InternalClient client) {
            return new HttpOwnerJournals(client);
        }

        @Bean
        DeadLetters deadLetters(Hearings hearings, ProducerFactory<?, ?> producers) {
            Map<String, Object> settings = new HashMap<>(producers.getConfigurationProperties());
            settings.put(ProducerConfig.ACKS_CONFIG, "all");
            settings.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
            settings.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, 2_000);
            settings.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, 10_000);
            settings.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, 5_000);
            return new KafkaDeadLetters(
                    hearings.group(),
                    new KafkaTemplate<>(new DefaultKafkaProducerFactory<>(
                            settings, new ByteArraySerializer(), new ByteArraySerializer())));
        }

        @Bean
        Hearer hearer(
                Hearings hearings,
                Progress progress,
                DeadLetters deadLetters,
                OwnerJournals journals,
                EventProperties properties,
                MeterRegistry meters,
                Clock clock,
                ObservationRegistry observations) {
            return new Hearer(
                    hearings,
                    progress,
                    deadLetters,
                    journals,
                    properties.attempts(),
                    new HearingMeters(meters, clock),
                    observations);
        }

        @Bean(initMethod = "start")
        Upkeep upkeep(
                Hearings hearings,
                Hearer hearer,
                Progress progress,
                OwnerJournals journals,
                EventProperties properties,
                MeterRegistry meters) {
            return new Upkeep(hearings, hearer, progress, journals, properties, meters);
        }

        @Bean
        ReplayController replayController(Upkeep upkeep) {
            return new ReplayController(upkeep);
        }

        @Bean
        KafkaMessageListenerContainer<byte[], byte[]> eventConsumer(
                Hearings hearings,
                Hearer hearer,
                ConsumerFactory<?, ?> consumers,
                EventProperties properties,
                MeterRegistry meters) {
            Map<String, Object> settings = new HashMap<>(consumers.getConfigurationProperties());
            settings.put(ConsumerConfig.GROUP_ID_CONFIG, hearings.group());
            settings.putIfAbsent(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
            settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
            settings.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
            settings.put(ConsumerConfig.METADATA_MAX_AGE_CONFIG, 5_000);
            ContainerProperties container =
                    new ContainerProperties(hearings.topics().toArray(String[]::new));
            container.setAckMode(AckMode.MANUAL);
            container.setPollTimeout(Duration.ofMillis(500).toMillis());
            container.setListenerTaskExecutor(new VirtualThreadTaskExecutor("events-"));
            KafkaMessageListenerContainer<byte[], byte[]> consumer = new KafkaMessageListenerContainer<>(
                    new DefaultKafkaConsumerFactory<>(
                            settings, new ByteArrayDeserializer(), new ByteArrayDeserializer()),
                    container);
            BatchListener listener = new BatchListener(hearer, properties, consumer);
            consumer.setupMessageListener(listener);
            Gauge.builder("guanjia.consumer.lag", consumer, Consuming::lag).register(meters);
            Gauge.builder("guanjia.consumer.paused", listener, BatchListener::pausedPartitions)
                    .register(meters);
            return consumer;
        }

        /// Events not yet read in the partition that is furthest behind; nothing while there is no broker.
        private static double lag(KafkaMessageListenerContainer<?, ?> consumer) {
            return consumer.metrics().values().stream()
                    .flatMap(metrics -> metrics.entrySet().stream())
                    .filter(metric -> metric.getKey().name().equals("records-lag-max"))
                    .map(Map.Entry::getValue)
                    .map(Metric::metricValue)
                    .mapToDouble(value -> value instanceof Double lag ? lag : Double.NaN)
                    .max()
                    .orElse(Double.NaN);
        }
    }
}
