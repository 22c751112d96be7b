package io.guanjia.ticket;

import io.guanjia.platform.testing.TestTokens;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The API as one caller uses it.
final class Api {

    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private final String base;
    private final String token;

    Api(int port, String subject, String community, String... roles) {
        base = "http://localhost:" + port + "/api/v1";
        token = TestTokens.token(subject, community, roles);
    }

    /// An answer: status, body, the entity tag, and whether it was given before.
    record Answer(int status, JsonNode body, @Nullable String tag, boolean replayed) {

        String id() {
            return body.path("id").asString();
        }

        String text(String field) {
            return body.path(field).asString("");
        }
    }

    Answer get(String path) {
        return send(request(path).GET());
    }

    Answer post(String path, String body) {
        return post(path, body, UUID.randomUUID().toString());
    }

    Answer postWithoutKey(String path, String body) {
        return send(request(path).POST(BodyPublishers.ofString(body)));
    }

    Answer post(String path, String body, String key) {
        return send(request(path).header("Idempotency-Key", key).POST(BodyPublishers.ofString(body)));
    }

    Answer put(String path, String body) {
        return send(request(path).PUT(BodyPublishers.ofString(body)));
    }

    Answer put(String path, String body, String ifMatch) {
        return put(path, body, ifMatch, null);
    }

    Answer put(String path, String body, @Nullable String ifMatch, @Nullable String key) {
        HttpRequest.Builder request = request(path).PUT(BodyPublishers.ofString(body));
        if (ifMatch != null) {
            request.header("If-Match", ifMatch);
        }
        return send(key == null ? request : request.header("Idempotency-Key", key));
    }

    Answer patch(String path, String body, @Nullable String ifMatch) {
        HttpRequest.Builder request = request(path).method("PATCH", BodyPublishers.ofString(body));
        return send(ifMatch == null ? request : request.header("If-Match", ifMatch));
    }

    Answer upload(byte[] content, String name) {
        return upload(content, name, UUID.randomUUID().toString());
    }

    Answer upload(byte[] content, String name, String key) {
        String border = "border" + UUID.randomUUID();
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        body.writeBytes(("--" + border + "\r\nContent-Disposition: form-data; name=\"file\"; filename=\"" + name
                        + "\"\r\nContent-Type: application/octet-stream\r\n\r\n")
                .getBytes(StandardCharsets.UTF_8));
        body.writeBytes(content);
        body.writeBytes(("\r\n--" + border + "--\r\n").getBytes(StandardCharsets.UTF_8));
        return send(HttpRequest.newBuilder(URI.create(base + "/attachments"))
                .header("Authorization", "Bearer " + token)
                .header("Idempotency-Key", key)
                .header("Content-Type", "multipart/form-data; boundary=" + border)
                .POST(BodyPublishers.ofByteArray(body.toByteArray())));
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(base + path))
                .header("Authorization", "Bearer " + token)
                .header("Accept-Language", "en")
                .header("Content-Type", "application/json");
    }

    private static Answer send(HttpRequest.Builder request) {
        try {
            HttpResponse<byte[]> answer = HTTP.send(request.build(), BodyHandlers.ofByteArray());
            boolean json =
                    answer.headers().firstValue("Content-Type").orElse("").contains("json");
            return new Answer(
                    answer.statusCode(),
                    json
                            ? JsonMapper.shared().readTree(answer.body())
                            : JsonMapper.shared().createObjectNode(),
                    answer.headers().firstValue("ETag").orElse(null),
                    answer.headers().firstValue("Idempotency-Replayed").isPresent());
        } catch (IOException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
