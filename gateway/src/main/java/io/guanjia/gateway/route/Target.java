package io.guanjia.gateway.route;

import org.jspecify.annotations.Nullable;
import org.springframework.web.server.ServerWebExchange;

/// Where a request goes and how it is treated on the way; `open` ones need no token.
public record Target(Service service, Kind kind, boolean open) {

    private static final String ATTRIBUTE = Target.class.getName();

    /// A stream has no end to wait for and an upload takes its time: both have places of their own.
    public enum Kind {
        CALL,
        STREAM,
        UPLOAD
    }

    /// Absent for the gateway's own pages.
    public static @Nullable Target of(ServerWebExchange exchange) {
        return exchange.getAttribute(ATTRIBUTE);
    }

    void on(ServerWebExchange exchange) {
        exchange.getAttributes().put(ATTRIBUTE, this);
    }
}
