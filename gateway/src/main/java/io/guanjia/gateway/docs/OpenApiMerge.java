package io.guanjia.gateway.docs;

import io.guanjia.gateway.route.RouteTable;
import io.guanjia.gateway.route.Service;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// One OpenAPI document out of those of the services: exactly the paths that the gateway routes to each. Components of
/// one name and different meaning are told apart by the service's name; equal ones stay one.
final class OpenApiMerge {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private OpenApiMerge() {}

    static ObjectNode merge(SequencedMap<Service, ObjectNode> documents, List<Service> away) {
        ObjectNode merged = JSON.objectNode();
        merged.put("openapi", "3.1.0");
        merged.putObject("info")
                .put("title", "Guanjia 管家")
                .put("version", "v1")
                .put("description", "Work-order ticketing for residential property service");
        merged.putArray("servers").addObject().put("url", "/");
        merged.putArray("security").addObject().putArray("bearer");
        ObjectNode paths = merged.putObject("paths");
        ObjectNode components = merged.putObject("components");
        components
                .putObject("securitySchemes")
                .putObject("bearer")
                .put("type", "http")
                .put("scheme", "bearer")
                .put("bearerFormat", "JWT");
        Map<String, JsonNode> tags = new TreeMap<>();
        OperationIds operations = OperationIds.of(documents);
        ComponentNames.tellApart(documents).forEach((service, document) -> {
            for (var path : routed(service, document)) {
                paths.set(path.getKey(), operations.unique(service, path.getValue()));
            }
            copyComponents(document.path("components"), components);
            document.path("tags")
                    .forEach(tag -> tags.putIfAbsent(tag.path("name").asString(), tag));
        });
        if (!tags.isEmpty()) {
            merged.putArray("tags").addAll(tags.values());
        }
        var unavailable = merged.putArray("x-unavailable");
        new TreeSet<>(away).forEach(service -> unavailable.add(service.wireName()));
        return merged;
    }

    private static List<Map.Entry<String, JsonNode>> routed(Service service, ObjectNode document) {
        List<Map.Entry<String, JsonNode>> routed = new ArrayList<>();
        for (var path : document.path("paths").properties()) {
            if (RouteTable.service(path.getKey()) == service) {
                routed.add(path);
            }
        }
        return routed;
    }

    private static void copyComponents(JsonNode from, ObjectNode to) {
        for (var section : from.properties()) {
            if (!section.getKey().equals("securitySchemes")) { // there is one way to sign in
                ObjectNode target =
                        (ObjectNode) to.optional(section.getKey()).orElseGet(() -> to.putObject(section.getKey()));
                section.getValue().properties().forEach(one -> target.set(one.getKey(), one.getValue()));
            }
        }
    }
}
