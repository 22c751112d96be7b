package io.guanjia.platform.internal;

import io.github.resilience4j.bulkhead.BulkheadRegistry;
import io.github.resilience4j.circuitbreaker.CircuitBreakerRegistry;
import io.guanjia.platform.crypto.TrialUse;
import io.micrometer.observation.ObservationRegistry;
import java.net.http.HttpClient;
import java.time.Clock;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.core.annotation.Order;
import org.springframework.core.env.Environment;
import org.springframework.http.client.JdkClientHttpRequestFactory;
import org.springframework.security.authorization.AuthorizationDecision;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationToken;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.web.client.RestClient;

/// Opens `/internal/**` to the other services and gives this one a client for theirs.
@AutoConfiguration
@EnableConfigurationProperties(ServiceProperties.class)
public class InternalAutoConfiguration {

    @Bean
    InternalTokens internalTokens(ServiceProperties properties, Environment environment, ObjectProvider<Clock> clock) {
        Clock time = clock.getIfAvailable(Clock::systemUTC);
        if (properties.key() == null && properties.publicKeys() == null) {
            String name = environment.getProperty("spring.application.name", "service");
            return InternalTokens.trial(name.replaceFirst("-service$", ""), time);
        }
        if (properties.key() == null || properties.publicKeys() == null) {
            throw new IllegalStateException("GUANJIA_SERVICE_KEY and GUANJIA_SERVICE_PUBLIC_KEYS go together: "
                    + (properties.key() == null ? "the first" : "the second") + " is missing");
        }
        return InternalTokens.of(properties.key(), properties.publicKeys(), time);
    }

    @Bean
    TrialUse trialServiceKey(InternalTokens tokens) {
        return () -> tokens.isTrial()
                ? Optional.of("the service key (set GUANJIA_SERVICE_KEY and GUANJIA_SERVICE_PUBLIC_KEYS)")
                : Optional.empty();
    }

    // Before the chain for users, whose tokens have no meaning here.
    @Bean
    @Order(0)
    SecurityFilterChain internalSecurity(
            HttpSecurity http,
            InternalTokens tokens,
            ServiceProperties properties,
            ObjectProvider<InternalCallers> callers) {
        return http.securityMatcher("/internal/**")
                .csrf(csrf -> csrf.disable())
                .sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .authorizeHttpRequests(requests -> {
                    callers.forEach(may -> requests.requestMatchers(may.pattern())
                            .access((who, call) -> new AuthorizationDecision(isOneOf(may.services(), who.get()))));
                    requests.anyRequest().authenticated();
                })
                .oauth2ResourceServer(server -> server.jwt(jwt -> jwt.decoder(tokens.decoder(properties.callers()))))
                .build();
    }

    private static boolean isOneOf(Set<String> services, @Nullable Authentication who) {
        return who instanceof JwtAuthenticationToken shown
                && services.contains(shown.getToken().getClaimAsString("iss"));
    }

    @Bean
    InternalClient internalClient(
            InternalTokens tokens,
            ServiceProperties properties,
            Environment environment,
            ObjectProvider<ObservationRegistry> observations,
            ObjectProvider<CircuitBreakerRegistry> breakers,
            ObjectProvider<BulkheadRegistry> bulkheads) {
        JdkClientHttpRequestFactory requests = new JdkClientHttpRequestFactory(HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(properties.connectTimeout())
                .build());
        requests.setReadTimeout(properties.readTimeout());
        RestClient rest = RestClient.builder()
                .requestFactory(requests)
                .observationRegistry(observations.getIfAvailable(() -> ObservationRegistry.NOOP))
                .build();
        return new InternalClient(
                rest,
                tokens,
                service -> environment.getProperty(service.toUpperCase(Locale.ROOT) + "_URL"),
                breakers.getIfAvailable(CircuitBreakerRegistry::ofDefaults),
                bulkheads.getIfAvailable(BulkheadRegistry::ofDefaults));
    }
}
