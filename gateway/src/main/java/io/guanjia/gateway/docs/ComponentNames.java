package io.guanjia.gateway.docs;

import io.guanjia.gateway.route.Service;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// Renames components that two services define differently, and every reference to them.
final class ComponentNames {

    private static final String REF = "$ref";
    private static final String ROOT = "#/components/";

    private ComponentNames() {}

    static SequencedMap<Service, ObjectNode> tellApart(SequencedMap<Service, ObjectNode> documents) {
        Set<String> clashing = clashing(documents);
        SequencedMap<Service, ObjectNode> apart = new LinkedHashMap<>();
        documents.forEach((service, document) -> {
            ObjectNode copy = document.deepCopy();
            for (var section : copy.path("components").properties()) {
                rename(section.getKey(), (ObjectNode) section.getValue(), clashing, service);
            }
            redirect(copy, clashing, service);
            apart.put(service, copy);
        });
        return apart;
    }

    /// Also what looks the same but refers to something that clashes is different; hence until nothing is added.
    private static Set<String> clashing(SequencedMap<Service, ObjectNode> documents) {
        Map<String, List<JsonNode>> definitions = new HashMap<>();
        documents.values().forEach(document -> {
            for (var section : document.path("components").properties()) {
                for (var one : section.getValue().properties()) {
                    definitions
                            .computeIfAbsent(section.getKey() + "/" + one.getKey(), name -> new ArrayList<>())
                            .add(one.getValue());
                }
            }
        });
        definitions.values().removeIf(same -> same.size() < 2);
        Set<String> clashing = new HashSet<>();
        boolean grown = true;
        while (grown) {
            grown = false;
            for (var candidate : definitions.entrySet()) {
                List<JsonNode> all = candidate.getValue();
                boolean differ = new HashSet<>(all).size() > 1 || refersTo(all.getFirst(), clashing);
                grown |= differ && clashing.add(candidate.getKey());
            }
        }
        return clashing;
    }

    private static boolean refersTo(JsonNode node, Set<String> names) {
        String reference = node.path(REF).asString("");
        if (reference.startsWith(ROOT) && names.contains(reference.substring(ROOT.length()))) {
            return true;
        }
        for (JsonNode child : node) {
            if (refersTo(child, names)) {
                return true;
            }
        }
        return false;
    }

    private static void rename(String section, ObjectNode definitions, Set<String> clashing, Service service) {
        for (String name : List.copyOf(definitions.propertyNames())) {
            if (clashing.contains(section + "/" + name)) {
                JsonNode definition = definitions.remove(name);
                definitions.set(prefixed(name, service), definition);
            }
        }
    }

    private static void redirect(JsonNode node, Set<String> clashing, Service service) {
        if (node instanceof ObjectNode object && object.path(REF).isString()) {
            String reference = object.path(REF).asString();
            if (reference.startsWith(ROOT) && clashing.contains(reference.substring(ROOT.length()))) {
                int name = reference.lastIndexOf('/') + 1;
                object.put(REF, reference.substring(0, name) + prefixed(reference.substring(name), service));
            }
        }
        if (node instanceof ObjectNode || node instanceof ArrayNode) {
            for (JsonNode child : node) {
                redirect(child, clashing, service);
            }
        }
    }

    private static String prefixed(String name, Service service) {
        String wire = service.wireName();
        return Character.toUpperCase(wire.charAt(0)) + wire.substring(1) + name;
    }
}
