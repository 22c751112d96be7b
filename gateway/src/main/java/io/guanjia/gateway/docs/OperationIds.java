package io.guanjia.gateway.docs;

import io.guanjia.gateway.route.Service;
import java.util.HashMap;
import java.util.Map;
import java.util.SequencedMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// Operation ids must be unique in a document; `list` of two services becomes `ticket.list` and `billing.list`.
record OperationIds(Map<String, Integer> holders) {

    private static final String ID = "operationId";

    static OperationIds of(SequencedMap<Service, ObjectNode> documents) {
        Map<String, Integer> holders = new HashMap<>();
        for (ObjectNode document : documents.values()) {
            for (JsonNode path : document.path("paths")) {
                for (JsonNode operation : path) {
                    holders.merge(operation.path(ID).asString(""), 1, Integer::sum);
                }
            }
        }
        return new OperationIds(holders);
    }

    JsonNode unique(Service service, JsonNode path) {
        for (JsonNode operation : path) {
            String id = operation.path(ID).asString("");
            if (operation instanceof ObjectNode object && holders.getOrDefault(id, 0) > 1 && !id.isEmpty()) {
                object.put(ID, service.wireName() + "." + id);
            }
        }
        return path;
    }
}
