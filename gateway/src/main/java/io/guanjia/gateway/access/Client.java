package io.guanjia.gateway.access;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.web.server.ServerWebExchange;

/// Who calls: the address always, the token's subject once it is verified.
public final class Client {

    private static final String ADDRESS = Client.class.getName() + ".address";
    private static final String SUBJECT = Client.class.getName() + ".subject";

    private Client() {}

    public static String address(ServerWebExchange exchange) {
        return Objects.requireNonNull(exchange.getAttribute(ADDRESS));
    }

    public static @Nullable String subject(ServerWebExchange exchange) {
        return exchange.getAttribute(SUBJECT);
    }

    static void address(ServerWebExchange exchange, String address) {
        exchange.getAttributes().put(ADDRESS, address);
    }

    static void subject(ServerWebExchange exchange, String subject) {
        exchange.getAttributes().put(SUBJECT, subject);
    }
}
