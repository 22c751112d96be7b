package io.guanjia.gateway.limit;

import io.guanjia.gateway.GatewayProperties;
import io.guanjia.gateway.access.Client;
import io.guanjia.gateway.route.Target;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;

/// Streams and uploads take places of their own, so that neither can use up what ordinary calls need.
public final class OpenLimit implements WebFilter {

    private final OpenPlaces streams;
    private final OpenPlaces uploads;

    public OpenLimit(GatewayProperties.Limits limits, MeterRegistry meters) {
        streams = new OpenPlaces("streams", limits.streams());
        uploads = new OpenPlaces("uploads", limits.uploads());
        Gauge.builder("guanjia.gateway.open", streams, OpenPlaces::taken)
                .tag("what", "streams")
                .register(meters);
        Gauge.builder("guanjia.gateway.open", uploads, OpenPlaces::taken)
                .tag("what", "uploads")
                .register(meters);
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        Target target = Target.of(exchange);
        if (target == null) {
            return chain.filter(exchange);
        }
        String subject = Client.subject(exchange);
        String client = subject != null ? subject : Client.address(exchange);
        return switch (target.kind()) {
            case CALL -> chain.filter(exchange);
            case STREAM -> streams.during(client, () -> chain.filter(exchange));
            case UPLOAD -> uploads.during(client, () -> chain.filter(exchange));
        };
    }
}
