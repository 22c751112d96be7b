package io.guanjia.gateway.route;

import io.guanjia.gateway.problem.Refusal;
import io.guanjia.gateway.problem.RefusedException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;

/// Lets through what the route table names, written plainly; everything else is 404 whatever the reason.
public final class RouteGuard implements WebFilter {

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        ServerHttpRequest request = exchange.getRequest();
        String path = request.getURI().getRawPath();
        if (!CleanPath.is(path)) {
            return Mono.error(new RefusedException(new Refusal.NotFound()));
        }
        if (RouteTable.isDocs(path)) {
            return chain.filter(exchange);
        }
        Service service = RouteTable.service(path);
        if (service == null) {
            return Mono.error(new RefusedException(new Refusal.NotFound()));
        }
        String accept = request.getHeaders().getFirst(HttpHeaders.ACCEPT);
        String method = request.getMethod().name();
        Target.Kind kind = RouteTable.kind(method, path, accept);
        new Target(service, kind, RouteTable.isOpen(method, path)).on(exchange);
        return chain.filter(exchange);
    }
}
