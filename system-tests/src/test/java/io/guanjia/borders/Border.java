package io.guanjia.borders;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/// One route and who of the intruders may use it, a line of `borders.txt`.
///
/// @param sent query or body, with names of ids in braces
record Border(String method, String path, String sent, Set<String> who) {

    static List<Border> all() {
        try (InputStream file =
                Objects.requireNonNull(Border.class.getResourceAsStream("/borders.txt"), "borders.txt")) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .map(Border::of)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Border of(String line) {
        String[] parts = line.split(" *\\| ?", -1);
        String[] operation = parts[0].split(" ", -1);
        String who = parts[2].strip();
        return new Border(
                operation[0], operation[1], parts[1].strip(), who.isEmpty() ? Set.of() : Set.of(who.split(" ", -1)));
    }

    String operation() {
        return method + " " + path;
    }

    boolean isOpen() {
        return who.contains("open");
    }

    /// Whether the answer to that intruder is as it must be.
    ///
    /// @param secrets ids of the household that nobody else may be shown
    boolean holds(String intruder, int status, String answer, Set<String> secrets) {
        if (intruder.equals(Intruders.NOBODY)) {
            return status == 401;
        }
        if (who.contains("own")) {
            return status >= 300 || secrets.stream().noneMatch(answer::contains);
        }
        if (who.contains("items")) {
            return status >= 400 || answer.contains("\"status\":404");
        }
        if (who.contains("unknown") && status == 400) {
            return answer.contains("\"code\":\"unknown\"");
        }
        return who.contains(intruder) || Set.of(401, 403, 404).contains(status);
    }
}
