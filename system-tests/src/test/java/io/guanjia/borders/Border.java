package io.guanjia.borders;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// One route and who of the intruders may use it, a line of `borders.txt`.
///
/// @param sent query or body, with names of ids in braces; `file` is an upload
/// @param also statuses that keep an intruder out here too, for the reason that stands on the line
record Border(String method, String path, String sent, Set<String> who, Set<Integer> also) {

    /// Other refusals, and above all defects, may come after the border. Nor is 401 a wall for who holds a token: it
    /// says
    /// that the token has run out, and that the border was not tried.
    private static final Set<Integer> SHUT = Set.of(403, 404);

    private static final Set<String> UNKNOWN =
            Set.of("\"code\":\"unknown\"", "\"code\":\"unknown-attachment\"", "\"code\":\"unknown-worker\"");

    static List<Border> all() {
        return lines("/borders.txt").map(line -> of(line, 0)).toList();
    }

    /// What one intruder may use, but not for what belongs to the household: a line of `crossings.txt`.
    record Crossing(String intruder, Border border) {

        static List<Crossing> all() {
            return lines("/crossings.txt")
                    .map(line -> new Crossing(line.split(" *\\|", 2)[0], of(line, 1)))
                    .toList();
        }
    }

    private static Stream<String> lines(String resource) {
        try (InputStream file = Objects.requireNonNull(Border.class.getResourceAsStream(resource), resource)) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Border of(String line, int from) {
        String[] parts = line.split(" *\\| ?", -1);
        String[] operation = parts[from].split(" ", -1);
        String[] words = parts[from + 2].strip().split(" +");
        Set<Integer> also = Stream.of(words)
                .filter(word -> word.matches("\\d+"))
                .map(Integer::valueOf)
                .collect(Collectors.toSet());
        if (!also.isEmpty() && parts.length == from + 3) {
            throw new IllegalArgumentException("no reason for " + also + ": " + line);
        }
        Set<String> who = Stream.of(words)
                .filter(word -> !word.isEmpty() && !word.matches("\\d+"))
                .collect(Collectors.toSet());
        return new Border(operation[0], operation[1], parts[from + 1].strip(), who, also);
    }

    String operation() {
        return method + " " + path;
    }

    /// Whether it is that intruder's business after all, so that there is nothing to try.
    boolean lets(String intruder) {
        return who.contains("open") || who.contains(intruder);
    }

    boolean isStream() {
        return who.contains("stream");
    }

    /// Whether the answer to that intruder is as it must be.
    ///
    /// @param secrets ids of the household that nobody else may be shown
    boolean holds(String intruder, int status, String answer, Set<String> secrets) {
        if (intruder.equals(Intruders.NOBODY)) {
            return status == 401;
        }
        if (SHUT.contains(status)) {
            return true;
        }
        if (intruder.equals(Intruders.FIRST)) {
            return false;
        }
        if (also.contains(status)) {
            return true;
        }
        if (who.contains("unknown")) {
            return UNKNOWN.stream().anyMatch(answer::contains)
                    && Set.of(400, 409).contains(status);
        }
        if (who.contains("items")) {
            return status == 200 && answer.contains("\"status\":404");
        }
        return (who.contains("own") || isStream())
                && status >= 200
                && status < 300
                && secrets.stream().noneMatch(answer::contains);
    }
}
