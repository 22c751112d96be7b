package io.guanjia.platform.internal;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import io.guanjia.platform.crypto.TrialUse;
import java.time.Clock;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.test.context.runner.WebApplicationContextRunner;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.security.config.annotation.web.configuration.EnableWebSecurity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.client.HttpClientErrorException;
import org.springframework.web.client.RestClient;

/// Which services may call which route of another, and what becomes of keys that are missing.
class InternalBorderTest {

    private static final ECKey OWN = key("owner");
    private static final ECKey TICKET = key("ticket");
    private static final ECKey NOTIFICATION = key("notification");
    private static final String KNOWN =
            new JWKSet(List.of(OWN.toPublicJWK(), TICKET.toPublicJWK(), NOTIFICATION.toPublicJWK())).toString();

    private final WebApplicationContextRunner context = new WebApplicationContextRunner()
            .withConfiguration(AutoConfigurations.of(InternalAutoConfiguration.class))
            .withUserConfiguration(Security.class);

    @Configuration(proxyBeanMethods = false)
    @EnableWebSecurity
    static class Security {}

    @SpringBootConfiguration(proxyBeanMethods = false)
    @EnableAutoConfiguration(
            excludeName = {
                "org.springframework.boot.mongodb.autoconfigure.MongoAutoConfiguration",
                "org.springframework.boot.data.mongodb.autoconfigure.DataMongoAutoConfiguration",
                "org.springframework.boot.data.mongodb.autoconfigure.DataMongoRepositoriesAutoConfiguration",
                "org.springframework.boot.kafka.autoconfigure.KafkaAutoConfiguration"
            })
    @Import(Routes.class)
    static class Contacts {

        @Bean
        InternalCallers contactCallers() {
            return InternalCallers.of("/internal/contacts/**", "notification");
        }
    }

    @RestController
    static class Routes {

        @GetMapping("/internal/contacts/p1")
        String contact() {
            return "contact";
        }

        @GetMapping("/internal/said")
        String said() {
            return "said";
        }
    }

    @Test
    void letsOnlyTheNamedServicesCallANarrowedRoute() {
        try (ConfigurableApplicationContext running = new SpringApplicationBuilder(Contacts.class)
                .web(WebApplicationType.SERVLET)
                .run(
                        "--spring.application.name=owner",
                        "--server.port=0",
                        "--management.server.port=0",
                        "--guanjia.service.key=" + OWN.toJSONString(),
                        "--guanjia.service.public-keys=" + KNOWN)) {
            String port = running.getEnvironment().getRequiredProperty("local.server.port");
            assertThat(status(port, "/internal/contacts/p1", NOTIFICATION)).isEqualTo(200);
            assertThat(status(port, "/internal/contacts/p1", TICKET)).isEqualTo(403);
            assertThat(status(port, "/internal/said", TICKET)).isEqualTo(200);
            assertThat(status(port, "/internal/said", key("ticket"))).isEqualTo(401);
        }
    }

    @Test
    void saysClearlyWhichHalfOfItsKeysIsMissing() {
        context.withPropertyValues("guanjia.service.key=" + OWN.toJSONString(), "guanjia.service.public-keys=")
                .run(started -> assertThat(started)
                        .getFailure()
                        .rootCause()
                        .hasMessageContaining("GUANJIA_SERVICE_PUBLIC_KEYS go together: the second is missing"));
        context.withPropertyValues("guanjia.service.public-keys=" + KNOWN)
                .run(started ->
                        assertThat(started).getFailure().rootCause().hasMessageContaining("the first is missing"));
    }

    @Test
    void namesAKeyOfItsOwnMakingForTrialOnly() {
        context.run(started -> assertThat(
                        started.getBean("trialServiceKey", TrialUse.class).trialUse())
                .hasValueSatisfying(use -> assertThat(use).contains("GUANJIA_SERVICE_KEY")));
        context.withPropertyValues("guanjia.service.key=" + OWN.toJSONString(), "guanjia.service.public-keys=" + KNOWN)
                .run(started -> assertThat(started.getBean("trialServiceKey", TrialUse.class)
                                .trialUse())
                        .isEmpty());
    }

    private static int status(String port, String path, ECKey caller) {
        String token = InternalTokens.of(caller.toJSONString(), KNOWN, Clock.systemUTC())
                .issue("owner");
        try {
            return RestClient.create("http://127.0.0.1:" + port + path)
                    .get()
                    .headers(headers -> headers.setBearerAuth(token))
                    .retrieve()
                    .toBodilessEntity()
                    .getStatusCode()
                    .value();
        } catch (HttpClientErrorException refused) {
            return refused.getStatusCode().value();
        }
    }

    private static ECKey key(String name) {
        try {
            return new ECKeyGenerator(Curve.P_256).keyID(name).generate();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }
}
