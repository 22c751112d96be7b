package io.guanjia.gateway.edge;

import org.springframework.http.HttpHeaders;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;

/// What every answer says to a browser, set last so that no service can weaken it.
public final class AnswerHeaders implements WebFilter {

    private static final String NOTHING = "default-src 'none'; frame-ancestors 'none'";
    // Swagger UI sets style attributes from its scripts
    private static final String DOCS_PAGE = "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline';"
            + " img-src 'self' data:; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    private final boolean production;

    public AnswerHeaders(boolean production) {
        this.production = production;
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        boolean docs = exchange.getRequest().getURI().getRawPath().startsWith("/api/docs");
        exchange.getResponse().beforeCommit(() -> {
            set(exchange.getResponse().getHeaders(), docs);
            return Mono.empty();
        });
        return chain.filter(exchange);
    }

    private void set(HttpHeaders headers, boolean docs) {
        headers.set("X-Content-Type-Options", "nosniff");
        headers.set("X-Frame-Options", "DENY");
        headers.set("Referrer-Policy", "no-referrer");
        headers.set("Content-Security-Policy", docs ? DOCS_PAGE : NOTHING);
        if (!docs) {
            headers.setCacheControl("no-store");
            headers.remove(HttpHeaders.PRAGMA);
            headers.remove(HttpHeaders.EXPIRES);
        }
        if (production) {
            headers.set("Strict-Transport-Security", "max-age=31536000; includeSubDomains");
        }
        headers.remove(HttpHeaders.SERVER);
    }
}
