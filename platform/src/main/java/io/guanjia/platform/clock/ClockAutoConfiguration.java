package io.guanjia.platform.clock;

import com.mongodb.client.MongoClient;
import io.guanjia.platform.number.MongoNumbers;
import io.guanjia.platform.number.Numbers;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import org.bson.Document;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.data.mongodb.MongoDatabaseFactory;
import org.springframework.scheduling.annotation.EnableScheduling;
import org.springframework.scheduling.annotation.SchedulingConfigurer;
import org.springframework.scheduling.config.FixedDelayTask;

/// Gives time and numbers to everything that needs them; tests bring a fixed clock.
@AutoConfiguration(
        afterName = {
            "org.springframework.boot.data.mongodb.autoconfigure.DataMongoAutoConfiguration",
            "org.springframework.boot.micrometer.metrics.autoconfigure.CompositeMeterRegistryAutoConfiguration"
        })
class ClockAutoConfiguration {

    /// In milliseconds, as the database keeps them: what is answered now equals what is read later.
    @Bean
    @ConditionalOnMissingBean
    Clock clock() {
        return Clock.tickMillis(ZoneOffset.UTC);
    }

    @Configuration(proxyBeanMethods = false)
    @ConditionalOnBean({MongoClient.class, MongoDatabaseFactory.class, MeterRegistry.class})
    @EnableScheduling
    static class WithDatabase {

        @Bean
        @ConditionalOnMissingBean
        Numbers numbers(MongoDatabaseFactory database) {
            return new MongoNumbers(database.getMongoDatabase());
        }

        @Bean
        ClockCheck clockCheck(MongoClient database, MeterRegistry meters) {
            Document hello = new Document("hello", 1);
            return new ClockCheck(
                    Clock.systemUTC(),
                    () -> database.getDatabase("admin")
                            .runCommand(hello)
                            .getDate("localTime")
                            .toInstant(),
                    meters);
        }

        @Bean
        SchedulingConfigurer clockIsChecked(ClockCheck check) {
            return tasks ->
                    tasks.addFixedDelayTask(new FixedDelayTask(check::check, Duration.ofMinutes(1), Duration.ZERO));
        }
    }
}
