package io.guanjia.gateway.route;

import static org.assertj.core.api.Assertions.assertThat;

import io.guanjia.gateway.GatewayProperties;
import io.guanjia.gateway.GatewayProperties.Limits;
import io.guanjia.gateway.GatewayProperties.Places;
import io.guanjia.gateway.problem.Refusal;
import io.guanjia.gateway.problem.RefusedException;
import io.guanjia.gateway.route.Target.Kind;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.netty.handler.timeout.ReadTimeoutException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.cloud.gateway.filter.GatewayFilterChain;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.mock.http.server.reactive.MockServerHttpRequest;
import org.springframework.mock.web.server.MockServerWebExchange;
import org.springframework.util.unit.DataSize;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

class BreakerTest {

    private static final Duration ANSWER = Duration.ofMillis(50);
    private static final GatewayFilterChain ANSWERING =
            exchange -> exchange.getRequest().getBody().then();
    private static final GatewayFilterChain SILENT =
            exchange -> exchange.getRequest().getBody().then(Mono.never());

    private final Breaker breaker = new Breaker(properties(), new SimpleMeterRegistry());

    @Test
    void neverCountsARequestThatDoesNotArrive() {
        for (int call = 0; call < 10; call++) {
            assertThat(refusal(Flux.error(ReadTimeoutException.INSTANCE), ANSWERING))
                    .isEqualTo(new Refusal.MalformedRequest());
        }
        assertThat(refusal(Flux.empty(), ANSWERING)).isNull();
    }

    @Test
    void givesAServiceItsTimeFromTheEndOfTheRequest() {
        Flux<DataBuffer> slow = Mono.delay(ANSWER.multipliedBy(4)).thenMany(Flux.empty());
        assertThat(refusal(slow, ANSWERING)).isNull();
    }

    @Test
    void opensOnAServiceThatIsSilentOnceItIsAsked() {
        for (int call = 0; call < 4; call++) {
            assertThat(refusal(Flux.empty(), SILENT)).isEqualTo(new Refusal.ServiceTimeout(Service.OWNER));
        }
        assertThat(refusal(Flux.empty(), ANSWERING)).isInstanceOf(Refusal.ServiceUnavailable.class);
    }

    private @Nullable Refusal refusal(Flux<DataBuffer> body, GatewayFilterChain service) {
        var exchange = MockServerWebExchange.from(
                MockServerHttpRequest.post("/api/v1/auth/tokens").body(body));
        new Target(Service.OWNER, Kind.CALL, true).on(exchange);
        return breaker.filter(exchange, service)
                .then(Mono.<Refusal>empty())
                .onErrorResume(RefusedException.class, refused -> Mono.just(refused.refusal()))
                .block();
    }

    private static GatewayProperties properties() {
        Places places = new Places(1, 1);
        DataSize size = DataSize.ofKilobytes(1);
        return new GatewayProperties(
                false,
                Map.of(),
                new GatewayProperties.Token(URI.create("http://owner/jwks"), "guanjia", "guanjia-api"),
                List.of(),
                List.of(),
                new Limits(1, 1, 1, 1, 1, size, size, size, places, places, places),
                new GatewayProperties.Timeouts(ANSWER, ANSWER, ANSWER, ANSWER),
                new GatewayProperties.Breaker(4, 4, 50, Duration.ofMinutes(1), 1));
    }
}
