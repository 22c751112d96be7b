package io.guanjia.gateway.access;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;

/// Finds the client's address: the peer's, or, when the peer is one of our own proxies, the last one in
/// `X-Forwarded-For` that is not. What stands further left was written by the client and proves nothing.
public final class ClientAddress implements WebFilter {

    private static final String FORWARDED_FOR = "X-Forwarded-For";

    private final TrustedProxies proxies;

    public ClientAddress(List<String> trustedProxies) {
        proxies = new TrustedProxies(trustedProxies);
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        Client.address(exchange, find(exchange.getRequest()).getHostAddress());
        return chain.filter(exchange);
    }

    private InetAddress find(ServerHttpRequest request) {
        InetSocketAddress peer = request.getRemoteAddress();
        InetAddress nearest = peer == null ? InetAddress.getLoopbackAddress() : peer.getAddress();
        List<String> forwarded = request.getHeaders().getOrEmpty(FORWARDED_FOR).stream()
                .flatMap(line -> List.of(line.split(",", -1)).stream())
                .map(String::strip)
                .toList();
        for (String hop : forwarded.reversed()) {
            if (!proxies.contain(nearest)) {
                break;
            }
            try {
                nearest = AddressRange.literal(hop);
            } catch (IllegalArgumentException written) {
                break; // not by our proxy: the last good one stands
            }
        }
        return nearest;
    }
}
