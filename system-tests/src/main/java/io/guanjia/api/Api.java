package io.guanjia.api;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The public API as a client behind a bad network uses it: what got no answer is asked again with the same key, until
/// it is answered or patience ends.
public final class Api {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Duration PAUSE = Duration.ofMillis(200);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(5);
    private static final Set<Integer> ASK_AGAIN = Set.of(429, 502, 503, 504);
    private static final String KEY = "Idempotency-Key";
    private static final String JSON = "application/json";

    private final HttpClient client;
    private final URI gateway;
    private final @Nullable String token;

    public Api(URI gateway) {
        this(
                HttpClient.newBuilder()
                        .version(HttpClient.Version.HTTP_1_1)
                        .connectTimeout(Duration.ofSeconds(2))
                        .build(),
                gateway,
                null);
    }

    private Api(HttpClient client, URI gateway, @Nullable String token) {
        this.client = client;
        this.gateway = gateway;
        this.token = token;
    }

    /// The same API for whom the access token is of.
    public Api as(String accessToken) {
        return new Api(client, gateway, accessToken);
    }

    /// The access token in use; empty when nobody is signed in.
    public String token() {
        return token == null ? "" : token;
    }

    public URI at(String path) {
        return gateway.resolve(path);
    }

    public Answer get(String path) {
        return send(request(path).GET());
    }

    /// A create without a key: signing in.
    public Answer post(String path, Object body) {
        return send(json(request(path), "POST", body));
    }

    /// A create under a key of the client's choice.
    public Answer post(String path, String key, Object body) {
        return send(json(request(path).header(KEY, key), "POST", body));
    }

    /// A create whose answer is lost on the way: it is sent once, and nobody hears what came of it.
    public void postInVain(String path, String key, Object body) {
        HttpRequest request = json(request(path).header(KEY, key), "POST", body).build();
        var _ = client.sendAsync(request, BodyHandlers.discarding());
    }

    /// A transition; its key makes that asking again does not do it again.
    public Answer put(String path, Object body) {
        return send(json(request(path).header(KEY, UUID.randomUUID().toString()), "PUT", body));
    }

    /// An edit of what the caller has seen.
    public Answer edit(String path, @Nullable String etag, Object body) {
        HttpRequest.Builder request =
                request(path).header(KEY, UUID.randomUUID().toString());
        return send(json(etag == null ? request : request.header("If-Match", etag), "PUT", body));
    }

    public Answer delete(String path) {
        return send(request(path).header(KEY, UUID.randomUUID().toString()).DELETE());
    }

    /// Uploads one file as the part `file` of a form.
    public Answer upload(String path, String key, String name, String type, byte[] content) {
        String boundary = "guanjia-" + UUID.randomUUID();
        String head =
                "--%s\r\nContent-Disposition: form-data; name=\"file\"; filename=\"%s\"\r\nContent-Type: %s\r\n\r\n"
                        .formatted(boundary, name, type);
        BodyPublisher form = BodyPublishers.concat(
                BodyPublishers.ofString(head),
                BodyPublishers.ofByteArray(content),
                BodyPublishers.ofString("\r\n--" + boundary + "--\r\n"));
        return send(request(path)
                .header(KEY, key)
                .header("Content-Type", "multipart/form-data; boundary=" + boundary)
                .POST(form));
    }

    /// Opens a stream of server-sent events; the caller closes it.
    public HttpResponse<InputStream> stream(String path) throws IOException, InterruptedException {
        return client.send(
                authorized(HttpRequest.newBuilder(at(path)).header("Accept", "text/event-stream"))
                        .build(),
                BodyHandlers.ofInputStream());
    }

    /// All pages of a list.
    public List<JsonNode> all(String path) {
        List<JsonNode> all = new ArrayList<>();
        String separator = path.contains("?") ? "&" : "?";
        Answer page = get(path + separator + "limit=100").must(200);
        all.addAll(page.items());
        while (!page.text("next").isEmpty()) {
            page = get(path + separator + "limit=100&after=" + page.text("next"))
                    .must(200);
            all.addAll(page.items());
        }
        return all;
    }

    private HttpRequest.Builder request(String path) {
        return authorized(HttpRequest.newBuilder(at(path)))
                .timeout(Duration.ofSeconds(20))
                .header("Accept", JSON)
                .header("Accept-Language", "en");
    }

    private HttpRequest.Builder authorized(HttpRequest.Builder request) {
        return token == null ? request : request.header("Authorization", "Bearer " + token);
    }

    private static HttpRequest.Builder json(HttpRequest.Builder request, String method, Object body) {
        String text = JsonMapper.shared().writeValueAsString(body);
        return request.header("Content-Type", JSON).method(method, BodyPublishers.ofString(text));
    }

    private Answer send(HttpRequest.Builder builder) {
        HttpRequest request = builder.build();
        String asked = request.method() + " " + request.uri().getPath();
        Instant end = Instant.now().plus(PATIENCE);
        while (true) {
            try {
                HttpResponse<String> answer = client.send(request, BodyHandlers.ofString());
                Duration asksFor = Duration.ofSeconds(
                        answer.headers().firstValueAsLong("Retry-After").orElse(0));
                if (!ASK_AGAIN.contains(answer.statusCode())
                        || asksFor.compareTo(LONGEST_PAUSE) > 0
                        || Instant.now().isAfter(end)) {
                    return read(asked, answer);
                }
                pause(asksFor);
            } catch (IOException noAnswer) {
                Unexpected.unless(Instant.now().isBefore(end), asked + " got no answer: " + noAnswer.getMessage());
                pause(Duration.ZERO);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException("interrupted", e);
            }
        }
    }

    private static Answer read(String asked, HttpResponse<String> answer) {
        return new Answer(
                asked,
                answer.statusCode(),
                answer.body().isEmpty()
                        ? JsonMapper.shared().missingNode()
                        : JsonMapper.shared().readTree(answer.body()),
                answer.headers().firstValue("ETag").orElse(null),
                answer.headers().firstValue("Idempotency-Replayed").isPresent());
    }

    private static void pause(Duration asked) {
        LockSupport.parkNanos((asked.compareTo(PAUSE) > 0 ? asked : PAUSE).toNanos());
    }
}
