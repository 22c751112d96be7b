package io.guanjia.gateway.limit;

import io.guanjia.gateway.GatewayProperties;
import io.guanjia.gateway.problem.Refusal;
import io.guanjia.gateway.problem.RefusedException;
import io.guanjia.gateway.route.Target;
import java.util.concurrent.atomic.AtomicLong;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.http.HttpHeaders;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.http.server.reactive.ServerHttpRequestDecorator;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/// Ends requests that are larger than allowed: by what they announce, and by what really arrives when they
/// announce nothing.
public final class SizeLimit implements WebFilter {

    private final long body;
    private final long upload;
    private final long headers;

    public SizeLimit(GatewayProperties.Limits limits) {
        body = limits.body().toBytes();
        upload = limits.upload().toBytes();
        headers = limits.headers().toBytes();
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        ServerHttpRequest request = exchange.getRequest();
        if (size(request.getHeaders()) > headers) {
            return Mono.error(new RefusedException(new Refusal.HeadersTooLarge(headers)));
        }
        Target target = Target.of(exchange);
        long limit = target != null && target.kind() == Target.Kind.UPLOAD ? upload : body;
        if (request.getHeaders().getContentLength() > limit) {
            return Mono.error(new RefusedException(new Refusal.BodyTooLarge(limit)));
        }
        if (!request.getHeaders().containsHeader(HttpHeaders.TRANSFER_ENCODING)) {
            return chain.filter(exchange); // the server reads no more than the announced length
        }
        return chain.filter(
                exchange.mutate().request(new Counted(request, limit)).build());
    }

    private static long size(HttpHeaders headers) {
        long size = 0;
        for (var header : headers.headerSet()) {
            for (String value : header.getValue()) {
                size += header.getKey().length() + value.length();
            }
        }
        return size;
    }

    private static final class Counted extends ServerHttpRequestDecorator {

        private final long limit;

        Counted(ServerHttpRequest request, long limit) {
            super(request);
            this.limit = limit;
        }

        @Override
        public Flux<DataBuffer> getBody() {
            AtomicLong read = new AtomicLong();
            return super.getBody().handle((part, sink) -> {
                if (read.addAndGet(part.readableByteCount()) > limit) {
                    DataBufferUtils.release(part);
                    sink.error(new RefusedException(new Refusal.BodyTooLarge(limit)));
                } else {
                    sink.next(part);
                }
            });
        }
    }
}
