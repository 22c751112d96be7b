package io.guanjia.gateway.edge;

import io.guanjia.gateway.GatewayProperties;
import io.guanjia.gateway.access.ClientAddress;
import io.guanjia.gateway.access.TokenGuard;
import io.guanjia.gateway.limit.AddressRate;
import io.guanjia.gateway.limit.ClientRate;
import io.guanjia.gateway.limit.OpenLimit;
import io.guanjia.gateway.limit.SizeLimit;
import io.guanjia.gateway.route.RouteGuard;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.util.List;
import org.springframework.context.ApplicationContext;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.reactive.function.client.WebClient;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import org.springframework.web.server.handler.DefaultWebFilterChain;
import reactor.core.publisher.Mono;

/// The way in, in order; what is refused early costs little.
@Component
@Order(0)
class FrontDoor implements WebFilter {

    private final ApplicationContext outside;
    private final List<WebFilter> way;

    FrontDoor(ApplicationContext outside, GatewayProperties properties, MeterRegistry meters) {
        this.outside = outside;
        way = List.of(
                new AnswerHeaders(properties.production()),
                new ClientAddress(properties.trustedProxies()),
                new AddressRate(properties.limits()),
                new RouteGuard(),
                new OriginGuard(properties.corsOrigins()),
                new SizeLimit(properties.limits()),
                new TokenGuard(WebClient.create(), properties.token(), Clock.systemUTC()),
                new ClientRate(properties.limits()),
                new OpenLimit(properties.limits(), meters));
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        // the management port shares our filters but is another, inner door
        return outside.equals(exchange.getApplicationContext())
                ? new DefaultWebFilterChain(chain::filter, way).filter(exchange)
                : chain.filter(exchange);
    }
}
