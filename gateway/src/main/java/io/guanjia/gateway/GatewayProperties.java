package io.guanjia.gateway;

import io.guanjia.gateway.route.Service;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Positive;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.util.unit.DataSize;
import org.springframework.validation.annotation.Validated;

/// Everything an operator can set; the table in the README names the variable of each.
@Validated
@ConfigurationProperties("guanjia")
public record GatewayProperties(
        boolean production,
        @NotNull Map<Service, URI> services,
        @Valid @NotNull Token token,
        @NotNull List<String> corsOrigins,
        @NotNull List<String> trustedProxies,
        @Valid @NotNull Limits limits,
        @Valid @NotNull Timeouts timeouts,
        @Valid @NotNull Breaker breaker) {

    public record Token(
            @NotNull URI jwksUri,
            @NotBlank String issuer,
            @NotBlank String audience) {}

    /// Rates are requests a second, bursts what may come at once; body and header sizes are hard ends.
    public record Limits(
            @Positive int clientRate,
            @Positive int clientBurst,
            @Positive int addressRate,
            @Positive int addressBurst,
            @Positive int rememberedClients,
            @NotNull DataSize body,
            @NotNull DataSize upload,
            @NotNull DataSize headers,
            @Valid @NotNull Places connections,
            @Valid @NotNull Places streams,
            @Valid @NotNull Places uploads) {}

    /// How many may be open at the same time, of one client and of all together; a client is a subject, or an
    /// address where there is none.
    public record Places(@Positive int perClient, @Positive int total) {}

    /// From the end of a request until the first byte of its answer. `headers` is how long those of a request
    /// may take to arrive, `body` the longest silence in the middle of one, and no body may take longer than
    /// `upload`.
    public record Timeouts(
            @NotNull Duration answer,
            @NotNull Duration upload,
            @NotNull Duration headers,
            @NotNull Duration body) {}

    public record Breaker(
            @Positive int window,
            @Positive int minimumCalls,
            @Positive int failurePercent,
            @NotNull Duration openFor,
            @Positive int trialCalls) {}

    public URI address(Service service) {
        URI address = services.get(service);
        if (address == null) {
            throw new IllegalStateException("No address configured for " + service);
        }
        return address;
    }
}
