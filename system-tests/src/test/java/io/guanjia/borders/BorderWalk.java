package io.guanjia.borders;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Tries every route as every intruder.
///
/// @param tokens access token by intruder; empty for nobody
/// @param ids ids of the household by name
/// @param secrets those of them that nobody else may be shown
record BorderWalk(URI gateway, Map<String, String> tokens, Map<String, String> ids, Set<String> secrets) {

    private static final HttpClient CLIENT =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private static final Pattern OF_THING = Pattern.compile("/([a-z-]+)/\\{(\\w+)}");

    /// What stood open, in words.
    List<String> holes(List<Border> borders) throws IOException, InterruptedException {
        List<String> holes = new ArrayList<>();
        for (Border border : borders) {
            if (!border.isOpen()) {
                for (String intruder : tokens.keySet()) {
                    if (!border.who().contains("stream") || intruder.equals(Intruders.NOBODY)) {
                        walk(border, intruder, holes);
                    }
                }
            }
        }
        return holes;
    }

    private void walk(Border border, String intruder, List<String> holes) throws IOException, InterruptedException {
        HttpResponse<String> answer = CLIENT.send(request(border, intruder), BodyHandlers.ofString());
        if (!border.holds(intruder, answer.statusCode(), answer.body(), secrets)) {
            holes.add("%s as %s: %d %s".formatted(border.operation(), intruder, answer.statusCode(), answer.body()));
        }
    }

    private HttpRequest request(Border border, String intruder) {
        String sent = filled(border.sent());
        boolean query = sent.startsWith("?");
        HttpRequest.Builder request = HttpRequest.newBuilder(gateway.resolve(path(border.path()) + (query ? sent : "")))
                .timeout(Duration.ofSeconds(20))
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .header("If-Match", "\"1\"")
                .header("Content-Type", "application/json")
                .method(
                        border.method(),
                        query || sent.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(sent));
        String token = tokens.getOrDefault(intruder, "");
        return (token.isEmpty() ? request : request.header("Authorization", "Bearer " + token)).build();
    }

    /// The id of a thing stands behind the name of its kind.
    private String path(String template) {
        return OF_THING.matcher(template)
                .replaceAll(found -> "/" + found.group(1) + "/" + Matcher.quoteReplacement(id(found.group(1))));
    }

    private String filled(String sent) {
        return Pattern.compile("\\{(\\w+)}")
                .matcher(sent)
                .replaceAll(found -> Matcher.quoteReplacement(id(found.group(1))));
    }

    private String id(String name) {
        String id = ids.get(name);
        if (id == null) {
            throw new IllegalStateException("the household has no " + name);
        }
        return id;
    }
}
