package io.guanjia.gateway.docs;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// The AsyncAPI 3 document of the Kafka topics, derived from the promised schemas so that it cannot rot.
@Component
class EventDocument {

    private static final String SCHEMAS = "classpath*:docs/schemas/*/*.v1.schema.json";
    private static final String SUFFIX = ".v1.schema.json";

    private final byte[] document;

    EventDocument(JsonMapper json) throws IOException {
        ObjectNode async = JsonNodeFactory.instance.objectNode();
        async.put("asyncapi", "3.0.0");
        async.putObject("info")
                .put("title", "Guanjia events")
                .put("version", "v1")
                .put(
                        "description",
                        "CloudEvents 1.0 in binary mode; key = aggregate id, header seq = number of the entry");
        ObjectNode channels = async.putObject("channels");
        ObjectNode operations = async.putObject("operations");
        ObjectNode messages = async.putObject("components").putObject("messages");
        for (Resource schema : schemas()) {
            add(schema, json, channels, operations, messages);
        }
        document = json.writeValueAsBytes(async);
    }

    byte[] bytes() {
        return document.clone();
    }

    private static List<Resource> schemas() throws IOException {
        Resource[] found = new PathMatchingResourcePatternResolver().getResources(SCHEMAS);
        return Arrays.stream(found)
                .sorted(Comparator.comparing(schema -> owner(schema) + "/" + schema.getFilename()))
                .toList();
    }

    private static String owner(Resource schema) {
        try {
            String[] parts = schema.getURL().getPath().split("/", -1);
            return parts[parts.length - 2];
        } catch (IOException unreadable) {
            throw new IllegalStateException("A schema without an address", unreadable);
        }
    }

    private static void add(
            Resource schema, JsonMapper json, ObjectNode channels, ObjectNode operations, ObjectNode messages)
            throws IOException {
        String owner = owner(schema);
        String file = Objects.requireNonNull(schema.getFilename());
        String event = file.substring(0, file.length() - SUFFIX.length());
        String topic = owner + ".events";
        ObjectNode channel = (ObjectNode) channels.optional(owner)
                .orElseGet(() -> channels.putObject(owner).put("address", topic));
        channel.withObjectProperty("messages")
                .putObject(event)
                .put("$ref", "#/components/messages/" + owner + "." + event);
        if (!operations.has(owner)) {
            operations
                    .putObject(owner)
                    .put("action", "send")
                    .putObject("channel")
                    .put("$ref", "#/channels/" + owner);
        }
        JsonNode payload;
        try (InputStream content = schema.getInputStream()) {
            payload = json.readTree(content);
        }
        ObjectNode message = messages.putObject(owner + "." + event);
        message.put("name", "io.guanjia." + owner + "." + event + ".v1");
        message.put("contentType", "application/json");
        message.put(
                "summary",
                payload.path("description").asString(payload.path("title").asString(event)));
        message.putObject("payload")
                .put("schemaFormat", "application/schema+json;version=draft-2020-12")
                .putObject("schema")
                .put("$ref", "/api/docs/schemas/" + owner + "/" + file);
    }
}
