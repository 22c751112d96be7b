package io.guanjia.gateway.limit;

import io.guanjia.gateway.GatewayProperties.Places;
import io.guanjia.gateway.problem.Refusal;
import io.guanjia.gateway.problem.RefusedException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/// A bounded number of places for what stays open long: so many of one client, so many of all.
final class OpenPlaces {

    private final String what;
    private final Places limit;
    private final AtomicInteger taken = new AtomicInteger();
    private final Map<String, Integer> byClient = new ConcurrentHashMap<>();

    OpenPlaces(String what, Places limit) {
        this.what = what;
        this.limit = limit;
    }

    Mono<Void> during(String client, Supplier<Mono<Void>> work) {
        return Mono.defer(() -> {
            Refusal refusal = enter(client);
            return refusal == null
                    ? work.get().doFinally(end -> leave(client))
                    : Mono.error(new RefusedException(refusal));
        });
    }

    /// Null for who got in and has to leave again; who is refused holds no place.
    @Nullable
    Refusal enter(String client) {
        if (taken.incrementAndGet() > limit.total()) {
            taken.decrementAndGet();
            return new Refusal.Busy(what);
        }
        if (byClient.merge(client, 1, Integer::sum) > limit.perClient()) {
            leave(client);
            return new Refusal.TooManyOpen(what, limit.perClient());
        }
        return null;
    }

    void leave(String client) {
        byClient.computeIfPresent(client, (same, count) -> count == 1 ? null : count - 1);
        taken.decrementAndGet();
    }

    int taken() {
        return taken.get();
    }
}
