package io.guanjia.gateway.limit;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import io.guanjia.gateway.problem.Refusal;
import io.guanjia.gateway.problem.RefusedException;
import java.time.Duration;
import org.springframework.http.HttpHeaders;
import reactor.core.publisher.Mono;

/// A token bucket for each of the latest callers; who is forgotten starts with a full one.
final class Buckets {

    private final String policy;
    private final int rate;
    private final String stated;
    private final LoadingCache<String, Bucket> buckets;

    Buckets(String policy, int rate, int burst, int remembered) {
        this.policy = policy;
        this.rate = rate;
        // draft-ietf-httpapi-ratelimit-headers: quota and the seconds in which it refills
        stated = "\"%s\";q=%d;w=%d".formatted(policy, burst, Math.max(1, burst / rate));
        buckets = Caffeine.newBuilder()
                .maximumSize(remembered)
                .expireAfterAccess(Duration.ofSeconds(60L + burst / rate))
                .build(caller -> Bucket.builder()
                        .addLimit(limit -> limit.capacity(burst).refillGreedy(rate, Duration.ofSeconds(1)))
                        .build());
    }

    Mono<Void> take(String caller, HttpHeaders answer) {
        ConsumptionProbe probe = buckets.get(caller).tryConsumeAndReturnRemaining(1);
        long left = probe.getRemainingTokens();
        // whole seconds, rounded up, so that who waits as told is let in
        long wait = Math.ceilDiv(probe.getNanosToWaitForRefill(), 1_000_000_000L);
        answer.set("RateLimit-Policy", stated);
        answer.set("RateLimit", "\"%s\";r=%d;t=%d".formatted(policy, left, Math.max(wait, left < rate ? 1 : 0)));
        return probe.isConsumed()
                ? Mono.empty()
                : Mono.error(new RefusedException(new Refusal.RateExceeded(policy, Duration.ofSeconds(wait))));
    }
}
