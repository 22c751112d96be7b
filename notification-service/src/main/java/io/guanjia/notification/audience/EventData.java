package io.guanjia.notification.audience;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonCreator.Mode;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// The payload of a heard event, whole: fields are read by their name in the contract, and a webhook passes it on
/// unchanged.
public record EventData(ObjectNode json) {

    /// Takes any object that says which community it is about.
    ///
    /// @throws IllegalArgumentException when the field every event has, `communityId`, is not there
    @JsonCreator(mode = Mode.DELEGATING)
    public EventData {
        if (!json.path("communityId").isString()) {
            throw new IllegalArgumentException("an event without communityId");
        }
    }

    public String communityId() {
        return json.path("communityId").stringValue();
    }

    /// A text field, where it is there.
    public Optional<String> text(String field) {
        JsonNode value = json.path(field);
        return value.isString() ? Optional.of(value.stringValue()) : Optional.empty();
    }

    /// Whether the field is there and reads as the given word, number or truth value, or is a list that holds it.
    public boolean says(String field, String value) {
        JsonNode said = json.path(field);
        return said.isArray() ? said.valueStream().anyMatch(each -> reads(each, value)) : reads(said, value);
    }

    private static boolean reads(JsonNode said, String value) {
        return said.isValueNode() && said.asString().equals(value);
    }

    /// Life safety or an emergency: quiet hours do not hold it back.
    public boolean emergency() {
        return says("priority", "P0") || says("priority", "P1");
    }
}
