package io.guanjia.platform.internal;

import io.github.resilience4j.bulkhead.Bulkhead;
import io.github.resilience4j.bulkhead.BulkheadConfig;
import io.github.resilience4j.bulkhead.BulkheadFullException;
import io.github.resilience4j.bulkhead.BulkheadRegistry;
import io.github.resilience4j.circuitbreaker.CallNotPermittedException;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import io.github.resilience4j.circuitbreaker.CircuitBreakerRegistry;
import java.time.Duration;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatusCode;
import org.springframework.web.client.RestClient;
import org.springframework.web.client.RestClientException;
import org.springframework.web.client.RestClientResponseException;

/// Calls `/internal/**` of another service with a fresh token, behind time-outs, a breaker and a bulkhead for each
/// service called. No answer is {@link Away}; an answer that refuses the request is
/// {@link RestClientResponseException}.
public final class InternalClient {

    private static final CircuitBreakerConfig BREAKER = CircuitBreakerConfig.custom()
            .slidingWindowSize(20)
            .minimumNumberOfCalls(5)
            .failureRateThreshold(50)
            .waitDurationInOpenState(Duration.ofSeconds(5))
            .ignoreException(InternalClient::isAnswer)
            .build();
    private static final BulkheadConfig BULKHEAD = BulkheadConfig.custom()
            .maxConcurrentCalls(32)
            .maxWaitDuration(Duration.ofMillis(100))
            .build();
    private static final Set<Integer> THIS_CALLER_REFUSED = Set.of(401, 403, 429);

    private final RestClient rest;
    private final InternalTokens tokens;
    private final Function<String, @Nullable String> addresses;
    private final CircuitBreakerRegistry breakers;
    private final BulkheadRegistry bulkheads;

    /// A client for all other services.
    ///
    /// @param addresses base address by the name of the service, null when there is none
    public InternalClient(
            RestClient rest,
            InternalTokens tokens,
            Function<String, @Nullable String> addresses,
            CircuitBreakerRegistry breakers,
            BulkheadRegistry bulkheads) {
        this.rest = rest;
        this.tokens = tokens;
        this.addresses = addresses;
        this.breakers = breakers;
        this.bulkheads = bulkheads;
    }

    /// The answer of the other service.
    ///
    /// @throws Away when there is no answer
    public <T> T get(String service, String path, Class<T> answer, @Nullable Object... variables) {
        return call(
                service,
                address -> rest.get()
                        .uri(address + path, variables)
                        .headers(headers -> headers.setBearerAuth(tokens.issue(service)))
                        .retrieve()
                        .requiredBody(answer));
    }

    /// Asks for something that has no answer but done.
    ///
    /// @throws Away when there is no answer; the other service may have acted all the same
    public void post(String service, String path, Object body) {
        call(service, address -> posting(service, address + path, body).toBodilessEntity());
    }

    /// The answer of the other service to what is asked for.
    ///
    /// @throws Away when there is no answer; the other service may have acted all the same
    public <T> T post(String service, String path, Object body, Class<T> answer) {
        return call(service, address -> posting(service, address + path, body).requiredBody(answer));
    }

    private RestClient.ResponseSpec posting(String service, String uri, Object body) {
        return rest.post()
                .uri(uri)
                .headers(headers -> headers.setBearerAuth(tokens.issue(service)))
                .body(body)
                .retrieve();
    }

    private <T> T call(String service, Function<String, T> exchange) {
        String address = addresses.apply(service);
        if (address == null) {
            throw new Away(service, "its address is not configured", null);
        }
        CircuitBreaker breaker = breakers.circuitBreaker("internal-" + service, BREAKER);
        Bulkhead bulkhead = bulkheads.bulkhead("internal-" + service, BULKHEAD);
        Supplier<T> guarded = CircuitBreaker.decorateSupplier(breaker, () -> exchange.apply(address));
        try {
            return Bulkhead.decorateSupplier(bulkhead, guarded).get();
        } catch (CallNotPermittedException e) {
            throw new Away(service, "its breaker is open", e);
        } catch (BulkheadFullException e) {
            throw new Away(service, "too many calls under way", e);
        } catch (RestClientException e) {
            if (isAnswer(e)) {
                throw e;
            }
            throw new Away(service, "no usable answer", e);
        }
    }

    private static boolean isAnswer(Throwable e) {
        return e instanceof RestClientResponseException response && refusesTheRequest(response.getStatusCode());
    }

    private static boolean refusesTheRequest(HttpStatusCode status) {
        return status.is4xxClientError() && !THIS_CALLER_REFUSED.contains(status.value());
    }
}
