package io.guanjia.demo;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// A contractor's server that takes webhooks and checks each signature after the Standard Webhooks specification.
final class WebhookReceiver implements AutoCloseable {

    private static final long TOLERANCE_SECONDS = 300;

    private final HttpServer server;
    private final Map<String, JsonNode> taken = new ConcurrentHashMap<>();
    private final List<String> forged = new CopyOnWriteArrayList<>();
    private volatile byte @Nullable [] secret;

    WebhookReceiver() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/guanjia", this::take);
        server.start();
    }

    String url() {
        return "http://127.0.0.1:%d/guanjia".formatted(server.getAddress().getPort());
    }

    /// @param whsec the secret as the subscription showed it once
    void trust(String whsec) {
        secret = Base64.getDecoder().decode(whsec.replaceFirst("^whsec_", ""));
    }

    private void take(HttpExchange exchange) throws IOException {
        try (exchange) {
            byte[] body = exchange.getRequestBody().readAllBytes();
            String id = header(exchange, "Webhook-Id");
            if (isGenuine(exchange, id, body)) {
                taken.put(id, JsonMapper.shared().readTree(body));
                exchange.sendResponseHeaders(204, -1);
            } else {
                forged.add(id);
                exchange.sendResponseHeaders(401, -1);
            }
        }
    }

    private boolean isGenuine(HttpExchange exchange, String id, byte[] body) {
        byte[] key = secret;
        String timestamp = header(exchange, "Webhook-Timestamp");
        if (key == null || !timestamp.matches("\\d{1,12}")) {
            return false;
        }
        long age = Math.abs(Instant.now().getEpochSecond() - Long.parseLong(timestamp));
        byte[] expected = ("v1," + Base64.getEncoder().encodeToString(sign(key, id + "." + timestamp + ".", body)))
                .getBytes(StandardCharsets.UTF_8);
        byte[] shown = header(exchange, "Webhook-Signature").getBytes(StandardCharsets.UTF_8);
        return age <= TOLERANCE_SECONDS && MessageDigest.isEqual(expected, shown);
    }

    private static byte[] sign(byte[] key, String head, byte[] body) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            mac.update(head.getBytes(StandardCharsets.UTF_8));
            return mac.doFinal(body);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has HMAC-SHA256", e);
        }
    }

    /// What was taken about the thing, each delivery once.
    List<JsonNode> about(String id) {
        return taken.values().stream()
                .filter(event -> event.path("subject").asString("").equals(id))
                .toList();
    }

    List<String> forged() {
        return forged;
    }

    private static String header(HttpExchange exchange, String name) {
        String value = exchange.getRequestHeaders().getFirst(name);
        return value == null ? "" : value;
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
