package io.guanjia.gateway.limit;

import io.guanjia.gateway.GatewayProperties;
import io.guanjia.gateway.access.Client;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;

/// Requests a second of one signed-in client, from wherever it calls.
public final class ClientRate implements WebFilter {

    private final Buckets buckets;

    public ClientRate(GatewayProperties.Limits limits) {
        buckets = new Buckets("client", limits.clientRate(), limits.clientBurst(), limits.rememberedClients());
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        String subject = Client.subject(exchange);
        if (subject == null) {
            return chain.filter(exchange);
        }
        return buckets.take(subject, exchange.getResponse().getHeaders())
                .then(Mono.defer(() -> chain.filter(exchange)));
    }
}
