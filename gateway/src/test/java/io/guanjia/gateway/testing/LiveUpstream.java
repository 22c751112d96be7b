package io.guanjia.gateway.testing;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;

/// A service whose answers a test holds back: each event of a stream and each slow answer waits for its permit.
public final class LiveUpstream {

    private final Map<String, Semaphore> events = new ConcurrentHashMap<>();
    public final Semaphore answers = new Semaphore(0);
    private final HttpServer server;

    LiveUpstream() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException noPort) {
            throw new UncheckedIOException(noPort);
        }
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/api/v1/inbox", exchange -> answer(exchange, "{\"items\":[]}"));
        server.createContext("/api/v1/inbox/stream", this::stream);
        server.createContext("/api/v1/notices", exchange -> {
            answers.acquireUninterruptibly();
            answer(exchange, "{}");
        });
        server.start();
    }

    public String baseUrl() {
        return "http://localhost:" + server.getAddress().getPort();
    }

    /// Permits of the stream opened with this query.
    public Semaphore events(String query) {
        return events.computeIfAbsent(query, same -> new Semaphore(0));
    }

    private void stream(HttpExchange exchange) throws IOException {
        Semaphore permits = events(String.valueOf(exchange.getRequestURI().getQuery()));
        exchange.getResponseHeaders().set("Content-Type", "text/event-stream");
        exchange.sendResponseHeaders(200, 0);
        try (OutputStream body = exchange.getResponseBody()) {
            body.write(": open\n\n".getBytes(UTF_8));
            body.flush();
            for (int number = 1; number <= 2; number++) {
                permits.acquireUninterruptibly();
                body.write("id: %d\ndata: {}\n\n".formatted(number).getBytes(UTF_8));
                body.flush();
            }
        }
    }

    private static void answer(HttpExchange exchange, String json) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(200, json.length());
        try (OutputStream body = exchange.getResponseBody()) {
            body.write(json.getBytes(UTF_8));
        }
    }
}
