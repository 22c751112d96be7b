package io.guanjia.gateway.limit;

import io.guanjia.gateway.GatewayProperties;
import io.guanjia.gateway.access.Client;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;

/// Requests a second from one address, counted before a token is looked at: guessing tokens costs too.
public final class AddressRate implements WebFilter {

    private final Buckets buckets;

    public AddressRate(GatewayProperties.Limits limits) {
        buckets = new Buckets("address", limits.addressRate(), limits.addressBurst(), limits.rememberedClients());
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        String network = network(Client.address(exchange));
        return buckets.take(network, exchange.getResponse().getHeaders())
                .then(Mono.defer(() -> chain.filter(exchange)));
    }

    /// One household holds a whole /64 of IPv6 and could use a new address for each request.
    static String network(String address) {
        if (address.indexOf(':') < 0) {
            return address;
        }
        String[] groups = address.split(":", 5); // Java writes all eight groups, never "::"
        return String.join(":", groups[0], groups[1], groups[2], groups[3]);
    }
}
