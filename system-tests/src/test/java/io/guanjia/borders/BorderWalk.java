package io.guanjia.borders;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Tries every route as every intruder.
///
/// @param tokens access token by intruder; empty for nobody
/// @param ids ids of the household and of what the intruders have themselves, by name
/// @param secrets those of the household that nobody else may be shown
record BorderWalk(URI gateway, Map<String, String> tokens, Map<String, String> ids, Set<String> secrets) {

    private static final HttpClient CLIENT =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private static final Pattern OF_THING = Pattern.compile("/([a-z-]+)/\\{(\\w+)}");
    private static final String FILE = "file";
    private static final String BOUNDARY = "guanjia-border";
    /// A picture of one dot.
    private static final byte[] PNG = Base64.getDecoder()
            .decode("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8z8BQDwAEhQGAhKmMIQAAAABJRU5ErkJggg==");

    /// What stood open, in words.
    List<String> holes(List<Border> borders) throws IOException, InterruptedException {
        List<String> holes = new ArrayList<>();
        for (Border border : borders) {
            for (String intruder : tokens.keySet()) {
                if (!border.lets(intruder)) {
                    // an edit says what it edits; whoever gets as far as that was let in
                    walk(border, intruder, request(border, intruder).header("If-Match", "\"1\""), holes);
                }
            }
        }
        return holes;
    }

    /// The same of what one of them may use for what is their own.
    List<String> crossed(List<Border.Crossing> crossings) throws IOException, InterruptedException {
        List<String> holes = new ArrayList<>();
        for (Border.Crossing crossing : crossings) {
            Border border = crossing.border();
            walk(border, crossing.intruder(), request(border, crossing.intruder()), holes);
        }
        return holes;
    }

    private void walk(Border border, String intruder, HttpRequest.Builder request, List<String> holes)
            throws IOException, InterruptedException {
        HttpResponse<InputStream> answer = CLIENT.send(request.build(), BodyHandlers.ofInputStream());
        String text;
        try (InputStream body = answer.body()) {
            boolean endless = border.isStream() && answer.statusCode() == 200;
            text = endless ? "" : new String(body.readAllBytes(), StandardCharsets.UTF_8);
        }
        if (!border.holds(intruder, answer.statusCode(), text, secrets)) {
            holes.add("%s as %s: %d %s".formatted(border.operation(), intruder, answer.statusCode(), text));
        }
    }

    private HttpRequest.Builder request(Border border, String intruder) throws IOException {
        String sent = filled(border.sent());
        boolean query = sent.startsWith("?");
        boolean file = sent.equals(FILE);
        HttpRequest.Builder request = HttpRequest.newBuilder(gateway.resolve(path(border.path()) + (query ? sent : "")))
                .timeout(Duration.ofSeconds(20))
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .header("Content-Type", file ? "multipart/form-data; boundary=" + BOUNDARY : "application/json")
                .method(border.method(), file ? picture() : body(query ? "" : sent));
        String token = tokens.getOrDefault(intruder, "");
        return token.isEmpty() ? request : request.header("Authorization", "Bearer " + token);
    }

    private static BodyPublisher body(String json) {
        return json.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(json);
    }

    private static BodyPublisher picture() throws IOException {
        ByteArrayOutputStream form = new ByteArrayOutputStream();
        form.write(
                "--%s\r\nContent-Disposition: form-data; name=\"file\"; filename=\"x.png\"\r\nContent-Type: image/png\r\n\r\n"
                        .formatted(BOUNDARY)
                        .getBytes(StandardCharsets.UTF_8));
        form.write(PNG);
        form.write("\r\n--%s--\r\n".formatted(BOUNDARY).getBytes(StandardCharsets.UTF_8));
        return BodyPublishers.ofByteArray(form.toByteArray());
    }

    /// The id of a thing stands behind the name of its kind, unless the line names another.
    private String path(String template) {
        return OF_THING.matcher(template)
                .replaceAll(found -> "/" + found.group(1) + "/"
                        + Matcher.quoteReplacement(
                                id(ids.containsKey(found.group(2)) ? found.group(2) : found.group(1))));
    }

    private String filled(String sent) {
        return Pattern.compile("\\{(\\w+)}")
                .matcher(sent)
                .replaceAll(found -> Matcher.quoteReplacement(id(found.group(1))));
    }

    private String id(String name) {
        String id = ids.get(name);
        if (id == null) {
            throw new IllegalStateException("nobody has a " + name);
        }
        return id;
    }
}
