package io.guanjia.api;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// What came back.
///
/// @param asked method and path, for the message when it is not what was hoped for
/// @param body missing when there is none
/// @param replayed a repeat of something that was done before
public record Answer(
        String asked, int status, JsonNode body, @Nullable String etag, boolean replayed) {

    /// This answer, if it has one of the status codes.
    public Answer must(int... expected) {
        Unexpected.unless(
                IntStream.of(expected).anyMatch(each -> each == status),
                "%s answered %d %s".formatted(asked, status, body.isMissingNode() ? "" : body));
        return this;
    }

    /// The field as text; empty when it is not there.
    public String text(String field) {
        return body.path(field).asString("");
    }

    public String id() {
        return text("id");
    }

    public String code() {
        return text("code");
    }

    /// The things of a list.
    public List<JsonNode> items() {
        JsonNode items = body.isArray() ? body : body.path("items");
        return StreamSupport.stream(items.spliterator(), false).toList();
    }
}
