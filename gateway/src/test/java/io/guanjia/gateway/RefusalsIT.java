package io.guanjia.gateway;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.guanjia.gateway.testing.Caller;
import io.guanjia.gateway.testing.GatewayTest;
import io.guanjia.gateway.testing.Tokens;
import io.guanjia.gateway.testing.Wire;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.beans.factory.annotation.Autowired;

/// What is refused for the sake of others, and that the others go on.
@GatewayTest
@Timeout(60)
class RefusalsIT {

    private static final int MB = 1024 * 1024;
    private static final String UPLOADS = "/api/v1/attachments";

    @Autowired
    private Caller caller;

    @Test
    void saysBusyWhenAllPlacesForStreamsAreTaken() throws Exception {
        List<InputStream> open = new ArrayList<>();
        HttpResponse<InputStream> answer = stream();
        while (answer.statusCode() == 200 && open.size() < 20) {
            open.add(answer.body());
            answer = stream();
        }
        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(answer.headers().firstValue("Retry-After")).hasValue("5");
        assertThat(new String(answer.body().readAllBytes(), UTF_8))
                .contains("\"code\":\"busy\"", "\"what\":\"streams\"");
        assertThat(caller.get("/api/v1/inbox").statusCode()).isEqualTo(200);

        for (InputStream stream : open) {
            stream.close();
        }
        Awaitility.await().until(() -> {
            var again = stream();
            again.body().close();
            return again.statusCode() == 200;
        });
    }

    @Test
    void boundsTheUploadsOfAClientAndFreesThemWhenTheyEnd() throws IOException {
        String token = Tokens.of(UUID.randomUUID().toString());
        try (Wire first = caller.connect()) {
            first.write(chunkedUpload(token));
            Awaitility.await().untilAsserted(() -> {
                first.write("1\r\nx\r\n");
                var second = upload(token);
                assertThat(second.statusCode()).isEqualTo(429);
                assertThat(second.body()).contains("\"code\":\"too-many-open\"", "\"what\":\"uploads\"", "\"limit\":1");
            });
            first.write("0\r\n\r\n");
            assertThat(first.read()).startsWith("HTTP/1.1 200");
        }
        Awaitility.await().until(() -> upload(token).statusCode() == 200);
    }

    @Test
    void refusesAHugeUploadByItsAnnouncedLength() throws IOException {
        try (Wire other = caller.connect();
                Wire huge = caller.connect()) {
            other.write(get());
            assertThat(other.read()).startsWith("HTTP/1.1 200");

            huge.write(
                    "POST " + UPLOADS + " HTTP/1.1",
                    "Host: x",
                    "X-Forwarded-For: " + Caller.freshAddress(),
                    "Authorization: Bearer " + Tokens.of(UUID.randomUUID().toString()),
                    "Content-Length: " + 200 * MB,
                    "",
                    "");
            assertThat(huge.read()).startsWith("HTTP/1.1 413").contains("\"limit\":" + 21 * MB);

            other.write(get());
            assertThat(other.read()).startsWith("HTTP/1.1 200");
        }
    }

    @Test
    void refusesAHugeUploadThatAnnouncesNothingLongBeforeItsEnd() throws IOException {
        byte[] chunk = ("10000\r\n" + "x".repeat(0x10000) + "\r\n").getBytes(UTF_8);
        try (Wire huge = caller.connect()) {
            huge.write(chunkedUpload(Tokens.of(UUID.randomUUID().toString())));
            int sent = 0;
            while (!huge.isAnswered() && sent < 200 * MB) {
                huge.write(chunk);
                sent += 0x10000;
            }
            assertThat(sent).isBetween(21 * MB, 100 * MB);
            assertThat(huge.read()).startsWith("HTTP/1.1 413").contains("\"limit\":" + 21 * MB);
        }
        assertThat(upload(Tokens.of(UUID.randomUUID().toString())).statusCode()).isEqualTo(200);
    }

    @Test
    void closesOnWhatIsNoHttp() throws IOException {
        try (Wire wire = caller.connect()) {
            wire.write(chunkedUpload(Tokens.of(UUID.randomUUID().toString())) + "no-number\r\n");
            assertThat(wire.readToTheEnd()).startsWith("HTTP/1.1 400");
        }
    }

    @Test
    void letsPagesOfNamedOriginsEditUnderAKey() {
        var allowed = preflight("PATCH", "authorization,content-type,if-match,idempotency-key");
        assertThat(allowed.statusCode()).isEqualTo(200);
        assertThat(allowed.headers().firstValue("Access-Control-Allow-Origin")).hasValue("https://desk.example");
        assertThat(allowed.headers().firstValue("Access-Control-Allow-Methods").orElse(""))
                .contains("PATCH");
        assertThat(allowed.headers().firstValue("Access-Control-Allow-Headers").orElse(""))
                .containsIgnoringCase("if-match")
                .containsIgnoringCase("idempotency-key");

        assertThat(preflight("TRACE", "authorization").statusCode()).isEqualTo(403);
        assertThat(preflight("PATCH", "x-client-address").statusCode()).isEqualTo(403);
    }

    private HttpResponse<String> preflight(String method, String headers) {
        return caller.send(caller.request("/api/v1/tickets/t1")
                .header("Origin", "https://desk.example")
                .header("Access-Control-Request-Method", method)
                .header("Access-Control-Request-Headers", headers)
                .method("OPTIONS", BodyPublishers.noBody()));
    }

    private HttpResponse<InputStream> stream() throws IOException, InterruptedException {
        HttpRequest request = caller.signedIn("/api/v1/inbox/stream").build();
        return caller.client.send(request, BodyHandlers.ofInputStream());
    }

    private HttpResponse<String> upload(String token) {
        return caller.send(caller.request(UPLOADS)
                .setHeader("Authorization", "Bearer " + token)
                .POST(BodyPublishers.ofString("x")));
    }

    private static String chunkedUpload(String token) {
        return String.join(
                "\r\n",
                "POST " + UPLOADS + " HTTP/1.1",
                "Host: x",
                "X-Forwarded-For: " + Caller.freshAddress(),
                "Authorization: Bearer " + token,
                "Transfer-Encoding: chunked",
                "",
                "");
    }

    private static String get() {
        return "GET /api/v1/tickets HTTP/1.1\r\nHost: x\r\nX-Forwarded-For: %s\r\nAuthorization: Bearer %s\r\n\r\n"
                .formatted(Caller.freshAddress(), Tokens.of(UUID.randomUUID().toString()));
    }
}
