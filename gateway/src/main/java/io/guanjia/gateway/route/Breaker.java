package io.guanjia.gateway.route;

import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import io.github.resilience4j.circuitbreaker.CircuitBreakerRegistry;
import io.github.resilience4j.micrometer.tagged.TaggedCircuitBreakerMetrics;
import io.guanjia.gateway.GatewayProperties;
import io.guanjia.gateway.problem.Refusal;
import io.guanjia.gateway.problem.RefusedException;
import io.guanjia.gateway.route.Target.Kind;
import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.time.Duration;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.cloud.gateway.filter.GatewayFilterChain;
import org.springframework.cloud.gateway.filter.GlobalFilter;
import org.springframework.core.Ordered;
import org.springframework.http.HttpStatusCode;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/// One circuit breaker a service, around the time from the end of the request until its answer begins. A
/// service that is away, silent or says 502, 503 or 504 counts as failed; its other answers, also its errors,
/// mean that it works.
@Component
class Breaker implements GlobalFilter, Ordered {

    private static final Logger log = LoggerFactory.getLogger(Breaker.class);
    private static final Set<Integer> FAILING = Set.of(502, 503, 504);

    private final CircuitBreakerRegistry breakers;
    private final Duration openFor;
    private final GatewayProperties.Timeouts timeouts;

    Breaker(GatewayProperties properties, MeterRegistry meters) {
        GatewayProperties.Breaker settings = properties.breaker();
        openFor = settings.openFor();
        timeouts = properties.timeouts();
        breakers = CircuitBreakerRegistry.of(CircuitBreakerConfig.custom()
                .slidingWindowSize(settings.window())
                .minimumNumberOfCalls(settings.minimumCalls())
                .failureRateThreshold(settings.failurePercent())
                .waitDurationInOpenState(openFor)
                .permittedNumberOfCallsInHalfOpenState(settings.trialCalls())
                // a trial call whose client went away must not keep the door half open for ever
                .maxWaitDurationInHalfOpenState(timeouts.answer().plus(openFor))
                .build());
        TaggedCircuitBreakerMetrics.ofCircuitBreakerRegistry(breakers).bindTo(meters);
        for (Service service : Service.values()) {
            breaker(service)
                    .getEventPublisher()
                    .onStateTransition(event -> log.warn(
                            "Breaker of {} goes {}", event.getCircuitBreakerName(), event.getStateTransition()));
        }
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, GatewayFilterChain chain) {
        Target target = Objects.requireNonNull(Target.of(exchange));
        CircuitBreaker breaker = breaker(target.service());
        if (!breaker.tryAcquirePermission()) {
            return Mono.error(new RefusedException(new Refusal.ServiceUnavailable(target.service(), openFor)));
        }
        ClientBody body = new ClientBody(exchange.getRequest());
        return chain.filter(exchange.mutate().request(body).build())
                .timeout(body.patience(target.kind() == Kind.UPLOAD ? timeouts.upload() : timeouts.answer()))
                .doOnSuccess(done -> answered(breaker, exchange.getResponse().getStatusCode(), body))
                .doOnError(error -> failed(breaker, error, body))
                .doOnCancel(breaker::releasePermission)
                .onErrorMap(TimeoutException.class, late -> timedOut(target, late));
    }

    private static void answered(CircuitBreaker breaker, @Nullable HttpStatusCode status, ClientBody body) {
        long took = body.nanosSinceAsked();
        if (status != null && FAILING.contains(status.value())) {
            breaker.onError(took, TimeUnit.NANOSECONDS, new IOException("answered " + status.value()));
        } else {
            breaker.onSuccess(took, TimeUnit.NANOSECONDS);
        }
    }

    private static void failed(CircuitBreaker breaker, Throwable error, ClientBody body) {
        if (error instanceof RefusedException) {
            // our own limit or the client ended the call; it says nothing about the service
            breaker.releasePermission();
        } else {
            breaker.onError(body.nanosSinceAsked(), TimeUnit.NANOSECONDS, error);
        }
    }

    private static Throwable timedOut(Target target, TimeoutException late) {
        // the pool's own "no free connection" is a time-out too, but there nobody was asked
        return late.getClass() == TimeoutException.class
                ? new RefusedException(new Refusal.ServiceTimeout(target.service()))
                : late;
    }

    private CircuitBreaker breaker(Service service) {
        return breakers.circuitBreaker(service.wireName());
    }

    /// Between writing the answer (-1) and sending the request (the last): what it wraps ends when the answer
    /// begins.
    @Override
    public int getOrder() {
        return 20_000;
    }
}
