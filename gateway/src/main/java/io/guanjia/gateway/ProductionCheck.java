package io.guanjia.gateway;

import io.guanjia.gateway.access.AddressRange;
import java.net.InetAddress;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.regex.Pattern;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/// Refuses to start with what would be dangerous, and names all of it at once.
@Component
class ProductionCheck {

    private static final Pattern LITERAL = Pattern.compile("\\[.*]|[0-9.]+");
    private static final List<String> INNER = List.of(".svc", ".cluster.local", ".internal", ".local");

    ProductionCheck(GatewayProperties properties, Environment environment) {
        List<String> dangers = new ArrayList<>();
        if (Objects.equals(environment.getProperty("management.server.port"), environment.getProperty("server.port"))
                && !"0".equals(environment.getProperty("server.port"))) {
            dangers.add("MANAGEMENT_SERVER_PORT is the public port: operators' pages would be public");
        }
        if (properties.production()) {
            dangers.addAll(inProduction(properties));
        }
        if (!dangers.isEmpty()) {
            throw new IllegalStateException("The gateway does not start: " + String.join("; ", dangers));
        }
    }

    static List<String> inProduction(GatewayProperties properties) {
        List<String> dangers = new ArrayList<>();
        address("GUANJIA_TOKEN_JWKS_URI", properties.token().jwksUri(), dangers);
        properties.services().forEach((service, uri) -> address(service + "_URL", uri, dangers));
        for (String origin : properties.corsOrigins()) {
            if (!origin.startsWith("https://") || origin.contains("*")) {
                dangers.add("GUANJIA_CORS_ORIGINS holds '" + origin + "': only https origins by name");
            }
        }
        for (String proxy : properties.trustedProxies()) {
            if (AddressRange.parse(proxy).holdsEverything()) {
                dangers.add("GUANJIA_TRUSTED_PROXIES trusts everybody: any client could choose its address");
            }
        }
        return dangers;
    }

    /// Keys and tokens over plain http are safe within the own network only; loopback is the trial's default.
    private static void address(String variable, URI uri, List<String> dangers) {
        String host = uri.getHost();
        if (host == null) {
            dangers.add(variable + " names no host");
        } else if (isLoopback(host)) {
            dangers.add(variable + " is the trial's loopback address");
        } else if (!"https".equals(uri.getScheme()) && !isInner(host.toLowerCase(Locale.ROOT))) {
            dangers.add(variable + " is plain http to a foreign host");
        }
    }

    private static boolean isLoopback(String host) {
        return host.equals("localhost")
                || (LITERAL.matcher(host).matches()
                        && InetAddress.ofLiteral(bare(host)).isLoopbackAddress());
    }

    private static boolean isInner(String host) {
        if (LITERAL.matcher(host).matches()) {
            return InetAddress.ofLiteral(bare(host)).isSiteLocalAddress();
        }
        return !host.contains(".") || INNER.stream().anyMatch(host::endsWith);
    }

    private static String bare(String host) {
        return host.replace("[", "").replace("]", "");
    }
}
