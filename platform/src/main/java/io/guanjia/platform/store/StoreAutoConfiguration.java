package io.guanjia.platform.store;

import com.mongodb.observability.ObservabilitySettings;
import com.mongodb.observability.micrometer.MongodbObservationContext;
import io.guanjia.platform.topic.EventTopics;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.micrometer.observation.ObservationPredicate;
import io.micrometer.observation.ObservationRegistry;
import io.micrometer.tracing.Span;
import io.micrometer.tracing.TraceContext;
import io.micrometer.tracing.Tracer;
import java.time.Clock;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.mongodb.autoconfigure.MongoClientSettingsBuilderCustomizer;
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
            ObjectProvider<MeterRegistry> meters,
            ObjectProvider<ObservationRegistry> observations) {
        FailPoint.arm(properties.failPoint(), properties.production());
        Tracer tracing = tracer.getIfAvailable(() -> Tracer.NOOP);
        return new AggregateStores(
                mongo.getMongoDatabase(),
                EventSender.connect(kafka.getConfigurationProperties()),
                () -> traceparent(tracing),
                clock.getIfAvailable(Clock::systemUTC),
                meters.getIfAvailable(SimpleMeterRegistry::new),
                observations.getIfAvailable(() -> ObservationRegistry.NOOP));
    }

    @Bean
    @ConditionalOnBean({AggregateStores.class, KafkaAdmin.class})
    EventTopics saidTopics(KafkaAdmin admin, AggregateStores stores, StoreProperties properties) {
        return new EventTopics(admin, stores::topics, properties.topicReplication());
    }

    /// Database commands as part of the trace they belong to, where somebody collects traces; without what they carry.
    @Bean
    @ConditionalOnBooleanProperty("management.tracing.export.otlp.enabled")
    MongoClientSettingsBuilderCustomizer tracedCommands(ObservationRegistry observations) {
        return client -> client.observabilitySettings(ObservabilitySettings.micrometerBuilder()
                .observationRegistry(observations)
                .build());
    }

    /// The sweeps ask several times a second, and none of it is a story of its own.
    @Bean
    ObservationPredicate noTraceOfACommandAlone() {
        return (name, context) ->
                !(context instanceof MongodbObservationContext) || context.getParentObservation() != null;
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
