package io.guanjia.platform.testing;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.guanjia.platform.domain.DomainEvent;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Holds one event to its contract in `contracts/<owner>/<event>.v1.{schema,example}.json`.
public final class ContractCheck {

    private static final JsonMapper JSON = JsonMapper.shared();

    private final Path contract;
    private final String event;

    private ContractCheck(Path contracts, String owner, String event) {
        this.contract = contracts.resolve(owner);
        this.event = event;
    }

    /// The contract of an event, by the repository's folder: `ContractCheck.of("ticket", "repair.dispatched")`.
    public static ContractCheck of(String owner, String event) {
        return new ContractCheck(folder(), owner, event);
    }

    static ContractCheck in(Path contracts, String owner, String event) {
        return new ContractCheck(contracts, owner, event);
    }

    /// The example as it stands, for tests of those who hear it.
    public JsonNode example() {
        return JSON.readTree(read(event + ".v1.example.json"));
    }

    /// Producer's side: the contract is complete, its example and the payload fit it, and it names all of the event.
    ///
    /// @param payload the data of a journal entry that holds the event
    public void holds(Class<? extends DomainEvent> type, Map<String, Object> payload) {
        JsonNode schema = schema();
        assertThat(schema.path("x-heard-by")).as("who hears %s", event).isNotEmpty();
        assertThat(schema.path("additionalProperties").asBoolean(false))
                .as("%s may gain fields", event)
                .isTrue();
        schema.path("properties")
                .properties()
                .forEach(
                        field -> assertThat(field.getValue().path("description").asString(""))
                                .as("what %s of %s means", field.getKey(), event)
                                .isNotBlank());
        assertThat(schema.path("required").toString())
                .as("%s says where", event)
                .contains("\"communityId\"");
        assertThat(fields(type))
                .as("fields of %s", event)
                .containsExactlyInAnyOrderElementsOf(schema.path("properties").propertyNames());
        fits(example());
        fits(JSON.valueToTree(payload));
    }

    /// The fields as they stand in JSON: what is unwrapped stands beside the rest.
    private static Stream<String> fields(Class<?> type) {
        return Arrays.stream(type.getRecordComponents())
                .flatMap(each -> each.getAccessor().isAnnotationPresent(JsonUnwrapped.class)
                        ? fields(each.getType())
                        : Stream.of(each.getName()));
    }

    private void fits(JsonNode data) {
        Schema schema = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(schema());
        assertThat(schema.validate(data)).as("%s as %s", event, data).isEmpty();
    }

    private JsonNode schema() {
        return JSON.readTree(read(event + ".v1.schema.json"));
    }

    private String read(String file) {
        try {
            return Files.readString(contract.resolve(file));
        } catch (IOException e) {
            throw new UncheckedIOException("no contract " + contract.resolve(file), e);
        }
    }

    /// Modules are tested in their own folder, the contracts lie beside them.
    private static Path folder() {
        Path here = Path.of("").toAbsolutePath();
        Path beside = here.resolveSibling("contracts");
        return Files.isDirectory(beside) ? beside : here.resolve("contracts");
    }
}
