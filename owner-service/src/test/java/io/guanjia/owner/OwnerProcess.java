package io.guanjia.owner;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import io.guanjia.local.testing.Infra;
import io.guanjia.platform.crypto.TrialUse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The whole service on a real database and a real broker, spoken to over HTTP; codes go to a stand-in of
/// notification-service.
final class OwnerProcess implements AutoCloseable {

    static final String FIRST_PASSWORD = "first-password-of-admin";
    private static final JsonMapper JSON = JsonMapper.shared();

    private final HttpClient client = HttpClient.newHttpClient();
    private final Map<String, String> codes = new ConcurrentHashMap<>();
    private final HttpServer notification;
    private final ConfigurableApplicationContext context;
    private final int port;
    final String database;
    final Path adminFile;

    OwnerProcess(Class<?> test) {
        this(test, FIRST_PASSWORD);
    }

    OwnerProcess(Class<?> test, String firstPassword) {
        try {
            Path home = Files.createTempDirectory("owner-it");
            adminFile = Files.writeString(home.resolve("admin"), firstPassword + "\n");
            port = freePort();
            database = Infra.databaseFor(test);
            notification = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            notification.createContext("/internal/codes", exchange -> {
                JsonNode body = JSON.readTree(exchange.getRequestBody().readAllBytes());
                codes.put(body.get("phone").asString(), body.get("code").asString());
                exchange.sendResponseHeaders(202, -1);
                exchange.close();
            });
            notification.start();
            context = new SpringApplicationBuilder(OwnerServiceApplication.class)
                    .web(WebApplicationType.SERVLET)
                    .run(
                            "--server.port=" + port,
                            "--management.server.port=0",
                            "--spring.mongodb.uri=" + Infra.mongoUri(),
                            "--spring.mongodb.database=" + database,
                            "--spring.kafka.bootstrap-servers=" + Infra.kafkaBootstrap(),
                            "--guanjia.owner.bootstrap-admin-file=" + adminFile,
                            "--guanjia.owner.token-keys-dir=" + home.resolve("keys"),
                            "--guanjia.web.token-jwks-uri=http://localhost:" + port + "/api/v1/auth/jwks",
                            "--NOTIFICATION_URL=http://localhost:"
                                    + notification.getAddress().getPort());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// What came back: status and body.
    record Answer(int status, JsonNode body) {

        Answer expect(int expected) {
            assertThat(status).as(body.toString()).isEqualTo(expected);
            return this;
        }

        Answer refused(int expected, String code) {
            expect(expected);
            assertThat(text("code")).isEqualTo(code);
            return this;
        }

        String text(String field) {
            return body.path(field).asString("");
        }

        String id() {
            return text("id");
        }
    }

    /// A create with a key of its own.
    Answer post(@Nullable String token, String path, String body) {
        return send(
                "POST",
                path,
                body,
                token,
                Map.of("Idempotency-Key", UUID.randomUUID().toString()));
    }

    Answer put(@Nullable String token, String path, String body) {
        return send("PUT", path, body, token, Map.of());
    }

    Answer get(@Nullable String token, String path) {
        return send("GET", path, null, token, Map.of());
    }

    Answer send(
            String method, String path, @Nullable String body, @Nullable String token, Map<String, String> headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + "/api/v1" + path))
                .timeout(Duration.ofSeconds(20))
                .header("Content-Type", "application/json")
                .method(method, body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
        headers.forEach(request::header);
        if (token != null) {
            request.header("Authorization", "Bearer " + token);
        }
        try {
            HttpResponse<String> answer = client.send(request.build(), BodyHandlers.ofString());
            String text = answer.body();
            return new Answer(answer.statusCode(), JSON.readTree(text.isEmpty() ? "{}" : text));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /// Signs in by password; a first password is changed on the way.
    String signIn(String username, String password) {
        Answer first = password(username, password, "10.0.0.1").expect(200);
        Answer me = get(first.text("accessToken"), "/me");
        if (me.status() == 200) {
            return first.text("accessToken");
        }
        me.refused(403, "password-change-required");
        return put(
                        first.text("accessToken"),
                        "/me/password",
                        "{\"current\":\"%s\",\"new\":\"%s-own\"}".formatted(password, password))
                .expect(200)
                .text("accessToken");
    }

    Answer password(String username, String password, String address) {
        String body =
                "{\"grantType\":\"password\",\"username\":\"%s\",\"password\":\"%s\"}".formatted(username, password);
        return send("POST", "/auth/tokens", body, null, Map.of("X-Client-Address", address));
    }

    /// The code that was handed over for the phone.
    String code(String phone, String address) {
        codes.remove(phone);
        askCode(phone, address).expect(202);
        Awaitility.await().until(() -> codes.containsKey(phone));
        return String.valueOf(codes.get(phone));
    }

    Answer askCode(String phone, String address) {
        return send(
                "POST",
                "/auth/codes",
                "{\"phone\":\"%s\"}".formatted(phone),
                null,
                Map.of("X-Client-Address", address));
    }

    /// What production would be refused for.
    List<String> trialUses() {
        return context.getBeansOfType(TrialUse.class).values().stream()
                .flatMap(use -> use.trialUse().stream())
                .toList();
    }

    boolean wasSent(String phone) {
        return codes.containsKey(phone);
    }

    Answer byCode(String phone, String code) {
        return byCode(phone, code, "10.0.0.2");
    }

    Answer byCode(String phone, String code, String address) {
        return send(
                "POST",
                "/auth/tokens",
                "{\"grantType\":\"code\",\"phone\":\"%s\",\"code\":\"%s\"}".formatted(phone, code),
                null,
                Map.of("X-Client-Address", address));
    }

    Answer refresh(String token) {
        return send(
                "POST",
                "/auth/tokens",
                "{\"grantType\":\"refresh_token\",\"refreshToken\":\"%s\"}".formatted(token),
                null,
                Map.of());
    }

    @Override
    public void close() {
        context.close();
        notification.stop(0);
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
