package io.guanjia.gateway.access;

import io.guanjia.gateway.GatewayProperties;
import io.guanjia.gateway.problem.Refusal;
import io.guanjia.gateway.problem.RefusedException;
import io.guanjia.gateway.route.Target;
import java.time.Clock;
import java.util.List;
import org.springframework.http.HttpHeaders;
import org.springframework.web.reactive.function.client.WebClient;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;

/// Nobody passes without a valid token except to open routes, where one is not even looked at, nor passed on:
/// who refreshes an expired token may well still send it.
public final class TokenGuard implements WebFilter {

    private static final String SCHEME = "Bearer ";

    private final AccessTokens tokens;

    public TokenGuard(WebClient client, GatewayProperties.Token settings, Clock clock) {
        tokens = new AccessTokens(new SigningKeys(client, settings.jwksUri(), clock), settings, clock);
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        Target target = Target.of(exchange);
        if (target == null || target.open()) {
            return chain.filter(exchange);
        }
        List<String> sent = exchange.getRequest().getHeaders().getOrEmpty(HttpHeaders.AUTHORIZATION);
        if (sent.isEmpty()) {
            return Mono.error(new RefusedException(new Refusal.TokenMissing()));
        }
        String only = sent.getFirst();
        if (sent.size() > 1 || !only.regionMatches(true, 0, SCHEME, 0, SCHEME.length())) {
            return Mono.error(new RefusedException(new Refusal.TokenInvalid()));
        }
        return tokens.subject(only.substring(SCHEME.length()).strip())
                .doOnNext(subject -> Client.subject(exchange, subject))
                .flatMap(subject -> chain.filter(exchange));
    }
}
