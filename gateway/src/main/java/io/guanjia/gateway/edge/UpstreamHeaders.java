package io.guanjia.gateway.edge;

import io.guanjia.gateway.access.Client;
import io.guanjia.gateway.route.Target;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.springframework.cloud.gateway.filter.headers.HttpHeadersFilter;
import org.springframework.core.Ordered;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;

/// What a service is told beside the request itself: the client's address in one header it can trust. Everything a
/// client could send to be taken for somebody, somewhere or something else is dropped.
@Component
class UpstreamHeaders implements HttpHeadersFilter, Ordered {

    static final String CLIENT_ADDRESS = "X-Client-Address";

    private static final List<String> SPOOFING =
            List.of("x-forwarded", "x-client", "x-original", "x-rewrite", "x-guanjia", "x-internal", "x-http-method");
    private static final Set<String> ALSO = Set.of(
            "forwarded",
            "x-real-ip",
            "true-client-ip",
            "cf-connecting-ip",
            "x-cluster-client-ip",
            "x-remote-addr",
            "x-method-override",
            "x-host",
            "baggage",
            "cookie");

    @Override
    public HttpHeaders filter(HttpHeaders sent, ServerWebExchange exchange) {
        HttpHeaders kept = new HttpHeaders();
        sent.forEach((name, values) -> {
            if (!isSpoofing(name.toLowerCase(Locale.ROOT))) {
                kept.addAll(name, values);
            }
        });
        Target target = Target.of(exchange);
        if (target != null && target.open()) {
            // nobody looked at it here, and a service would refuse an expired one even where none is needed
            kept.remove(HttpHeaders.AUTHORIZATION);
        }
        kept.set(CLIENT_ADDRESS, Client.address(exchange));
        return kept;
    }

    private static boolean isSpoofing(String name) {
        return ALSO.contains(name) || SPOOFING.stream().anyMatch(name::startsWith);
    }

    /// Last: nothing is added after what is dropped here.
    @Override
    public int getOrder() {
        return LOWEST_PRECEDENCE;
    }
}
