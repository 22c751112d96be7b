package io.guanjia.gateway.route;

import io.guanjia.gateway.problem.Refusal;
import io.guanjia.gateway.problem.RefusedException;
import java.time.Duration;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.http.server.reactive.ServerHttpRequestDecorator;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

/// A request on its way to a service. How long it takes to arrive, and whether it does, is the client's doing and says
/// nothing about the service, which is asked from the moment its body is through.
final class ClientBody extends ServerHttpRequestDecorator {

    private final Sinks.Empty<Void> through = Sinks.empty();
    private volatile long asked = System.nanoTime();

    ClientBody(ServerHttpRequest request) {
        super(request);
    }

    @Override
    public Flux<DataBuffer> getBody() {
        return super.getBody()
                .doOnComplete(this::isThrough)
                .onErrorMap(
                        error -> !(error instanceof RefusedException),
                        broken -> new RefusedException(new Refusal.MalformedRequest()));
    }

    private void isThrough() {
        asked = System.nanoTime();
        through.tryEmitEmpty();
    }

    /// Ends when the service has had that long.
    Mono<Long> patience(Duration limit) {
        return through.asMono().then(Mono.delay(limit));
    }

    long nanosSinceAsked() {
        return System.nanoTime() - asked;
    }
}
