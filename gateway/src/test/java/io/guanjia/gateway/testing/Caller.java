package io.guanjia.gateway.testing;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import org.awaitility.Awaitility;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.context.annotation.Lazy;
import org.springframework.core.env.Environment;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Calls the gateway as its clients do; every request comes from a new address unless it names one.
@TestComponent
@Lazy
public class Caller {

    private static final AtomicInteger ADDRESSES = new AtomicInteger();

    public final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5))
            .build();
    private final Environment environment;
    private final JsonMapper json;

    Caller(Environment environment, JsonMapper json) {
        this.environment = environment;
        this.json = json;
        // the first token waits for the keys, on a cold machine longer than a request does
        Awaitility.await()
                .atMost(Duration.ofMinutes(1))
                .until(() -> get("/api/v1/tickets").statusCode() == 200);
    }

    public int port() {
        return environment.getRequiredProperty("local.server.port", Integer.class);
    }

    public int managementPort() {
        return environment.getRequiredProperty("local.management.port", Integer.class);
    }

    public static String freshAddress() {
        int number = ADDRESSES.incrementAndGet();
        return "203.0." + number / 250 + "." + (number % 250 + 1);
    }

    public HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create("http://localhost:" + port() + path))
                .timeout(Duration.ofSeconds(30))
                .setHeader("X-Forwarded-For", freshAddress());
    }

    public HttpRequest.Builder signedIn(String path) {
        return request(path)
                .setHeader(
                        "Authorization", "Bearer " + Tokens.of(UUID.randomUUID().toString()));
    }

    public HttpResponse<String> get(String path) {
        return send(signedIn(path));
    }

    public HttpResponse<String> get(String path, UnaryOperator<HttpRequest.Builder> change) {
        return send(change.apply(signedIn(path)));
    }

    public HttpResponse<String> post(String path, String body) {
        return send(signedIn(path).setHeader("Content-Type", "application/json").POST(BodyPublishers.ofString(body)));
    }

    public HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return client.send(request.build(), BodyHandlers.ofString());
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }

    public JsonNode json(HttpResponse<String> response) {
        return json.readTree(response.body());
    }

    public Wire connect() throws IOException {
        return Wire.to(port());
    }

    /// Sends exactly these bytes, which no proper client would, and reads until the gateway closes.
    public String raw(String... lines) throws IOException {
        try (Socket socket = new Socket("localhost", port())) {
            socket.setSoTimeout(20_000);
            socket.getOutputStream().write(String.join("\r\n", lines).getBytes(UTF_8));
            socket.getOutputStream().flush();
            return new String(socket.getInputStream().readAllBytes(), UTF_8);
        }
    }
}
