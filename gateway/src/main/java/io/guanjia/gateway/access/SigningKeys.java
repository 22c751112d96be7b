package io.guanjia.gateway.access;

import com.nimbusds.jose.jwk.JWKSet;
import io.guanjia.gateway.problem.Refusal;
import io.guanjia.gateway.problem.RefusedException;
import io.guanjia.gateway.route.Service;
import java.net.URI;
import java.text.ParseException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.web.reactive.function.client.WebClient;
import reactor.core.publisher.Mono;

/// The public keys of owner-service. They outlive its absence; an unknown key id makes us ask again, but never more
/// often than the pause, so that forged tokens cannot be turned into load on owner-service.
final class SigningKeys {

    private static final Logger log = LoggerFactory.getLogger(SigningKeys.class);
    private static final Duration FRESH = Duration.ofMinutes(5);
    private static final Duration PAUSE = Duration.ofSeconds(2);
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private final WebClient client;
    private final URI address;
    private final Clock clock;
    private final AtomicReference<@Nullable Mono<JWKSet>> underWay = new AtomicReference<>();
    private volatile JWKSet known = new JWKSet();
    private volatile Instant fetched = Instant.MIN;
    private volatile Instant asked = Instant.MIN;

    SigningKeys(WebClient client, URI address, Clock clock) {
        this.client = client;
        this.address = address;
        this.clock = clock;
    }

    /// The keys as known, asked for again when none has this id; an error only when there never were any.
    Mono<JWKSet> forKey(String id) {
        JWKSet keys = known;
        if (keys.getKeyByKeyId(id) != null) {
            if (isPast(fetched, FRESH) && isPast(asked, PAUSE)) {
                fetch().subscribe(
                                renewed -> {}, away -> log.warn("Signing keys cannot be renewed: {}", away.getClass()));
            }
            return Mono.just(keys);
        }
        Mono<JWKSet> running = underWay.get();
        if (running == null && !isPast(asked, PAUSE)) {
            return keys.isEmpty() ? unavailable() : Mono.just(keys);
        }
        return fetch().onErrorResume(away -> keys.isEmpty() ? unavailable() : Mono.just(keys));
    }

    private Mono<JWKSet> fetch() {
        asked = clock.instant();
        Mono<JWKSet> request = client.get()
                .uri(address)
                .retrieve()
                .bodyToMono(String.class)
                .timeout(PATIENCE)
                .handle((text, sink) -> {
                    try {
                        known = JWKSet.parse(text).toPublicJWKSet();
                        fetched = clock.instant();
                        sink.next(known);
                    } catch (ParseException unreadable) {
                        sink.error(unreadable);
                    }
                });
        Mono<JWKSet> shared = request.doFinally(end -> underWay.set(null)).cache();
        return underWay.compareAndSet(null, shared)
                ? shared
                : Mono.defer(() -> {
                    Mono<JWKSet> running = underWay.get();
                    return running == null ? Mono.just(known) : running;
                });
    }

    private boolean isPast(Instant since, Duration span) {
        return since.equals(Instant.MIN) || clock.instant().isAfter(since.plus(span));
    }

    private static Mono<JWKSet> unavailable() {
        return Mono.error(new RefusedException(new Refusal.ServiceUnavailable(Service.OWNER, PAUSE)));
    }
}
