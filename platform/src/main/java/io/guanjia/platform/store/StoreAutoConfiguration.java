package io.guanjia.platform.store;

import io.guanjia.platform.topic.EventTopics;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.micrometer.tracing.Span;
import io.micrometer.tracing.TraceContext;
import io.micrometer.tracing.Tracer;
import java.time.Clock;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.data.mongodb.MongoDatabaseFactory;
import org.springframework.kafka.core.KafkaAdmin;
import org.springframework.kafka.core.ProducerFactory;

/// Gives a service its {@link AggregateStores} when there are a database and a broker to speak of; a service declares
/// one {@link AggregateType} and one `stores.of(type)` a kind of aggregate.
@AutoConfiguration(
        afterName = {
            "org.springframework.boot.data.mongodb.autoconfigure.DataMongoAutoConfiguration",
            "org.springframework.boot.kafka.autoconfigure.KafkaAutoConfiguration"
        })
@EnableConfigurationProperties(StoreProperties.class)
public class StoreAutoConfiguration {

    @Bean
    @ConditionalOnBean({MongoDatabaseFactory.class, ProducerFactory.class})
    AggregateStores aggregateStores(
            MongoDatabaseFactory mongo,
            ProducerFactory<?, ?> kafka,
            StoreProperties properties,
            ObjectProvider<Tracer> tracer,
            ObjectProvider<Clock> clock,
            ObjectProvider<MeterRegistry> meters) {
        FailPoint.arm(properties.failPoint(), properties.production());
        Tracer tracing = tracer.getIfAvailable(() -> Tracer.NOOP);
        return new AggregateStores(
                mongo.getMongoDatabase(),
                EventSender.connect(kafka.getConfigurationProperties()),
                () -> traceparent(tracing),
                clock.getIfAvailable(Clock::systemUTC),
                meters.getIfAvailable(SimpleMeterRegistry::new));
    }

    @Bean
    @ConditionalOnBean({AggregateStores.class, KafkaAdmin.class})
    EventTopics saidTopics(KafkaAdmin admin, AggregateStores stores, StoreProperties properties) {
        return new EventTopics(admin, stores::topics, properties.topicReplication());
    }

    private static @Nullable String traceparent(Tracer tracer) {
        Span span = tracer.currentSpan();
        if (span == null || span.isNoop()) {
            return null;
        }
        TraceContext context = span.context();
        String sampled = Boolean.TRUE.equals(context.sampled()) ? "01" : "00";
        return "00-" + context.traceId() + "-" + context.spanId() + "-" + sampled;
    }
}
