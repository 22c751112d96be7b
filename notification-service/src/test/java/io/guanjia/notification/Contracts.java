package io.guanjia.notification;

import io.guanjia.notification.audience.EventData;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// The contracts of the repository, as files.
public final class Contracts {

    private static final Path ROOT = Path.of("..", "contracts");
    private static final String SCHEMA = ".v1.schema.json";
    private static final JsonMapper JSON = JsonMapper.shared();

    private Contracts() {}

    /// Every event anybody promises, as `owner/event`.
    public static List<String> events() {
        try (Stream<Path> files = Files.walk(ROOT)) {
            return files.map(ROOT::relativize)
                    .map(Path::toString)
                    .filter(file -> file.endsWith(SCHEMA))
                    .map(file -> file.substring(0, file.length() - SCHEMA.length()))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static JsonNode schema(String owner, String event) {
        return read(owner, event, "schema");
    }

    /// The example, with a field that no contract knows.
    public static ObjectNode example(String owner, String event) {
        return ((ObjectNode) read(owner, event, "example")).put("addedByALaterVersion", "ignored");
    }

    public static EventData exampleData(String owner, String event) {
        return new EventData(example(owner, event));
    }

    private static JsonNode read(String owner, String event, String part) {
        return JSON.readTree(
                ROOT.resolve(owner).resolve(event + ".v1." + part + ".json").toFile());
    }
}
