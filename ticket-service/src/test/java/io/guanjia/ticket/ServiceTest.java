package io.guanjia.ticket;

import io.guanjia.local.testing.Infra;
import io.guanjia.platform.testing.TestTokens;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.test.context.ContextConfiguration;

/// Runs against the whole service on a real database and a real broker, started once for all such tests.
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
@ContextConfiguration(initializers = ServiceTest.Surroundings.class)
@interface ServiceTest {

    /// Where the service finds what it needs.
    class Surroundings implements ApplicationContextInitializer<ConfigurableApplicationContext> {

        @Override
        public void initialize(ConfigurableApplicationContext context) {
            TestPropertyValues.of(
                            "management.server.port=0",
                            "spring.mongodb.database=ticket_it",
                            "spring.mongodb.uri=" + Infra.mongoUri(),
                            "spring.kafka.bootstrap-servers=" + Infra.kafkaBootstrap(),
                            "guanjia.web.token-jwks-uri=" + TestTokens.jwksUri())
                    .applyTo(context);
        }
    }
}
