package io.guanjia.gateway.problem;

import io.micrometer.tracing.handler.TracingObservationHandler.TracingContext;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.server.reactive.observation.ServerRequestObservationContext;
import org.springframework.web.server.ServerWebExchange;

/// The id under which logs, traces and the answer of one request are found.
final class TraceId {

    private TraceId() {}

    static String of(ServerWebExchange exchange) {
        String traced = ServerRequestObservationContext.findCurrent(exchange.getAttributes())
                .map(TraceId::traced)
                .orElse(null);
        return traced != null ? traced : UUID.randomUUID().toString().replace("-", "");
    }

    private static @Nullable String traced(ServerRequestObservationContext observation) {
        TracingContext tracing = observation.get(TracingContext.class);
        return tracing == null || tracing.getSpan() == null
                ? null
                : tracing.getSpan().context().traceId();
    }
}
