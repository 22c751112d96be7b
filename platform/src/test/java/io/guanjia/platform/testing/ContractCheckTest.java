package io.guanjia.platform.testing;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.guanjia.platform.domain.DomainEvent;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ContractCheckTest {

    record Packed(String communityId, int count) implements DomainEvent {}

    private static final String SCHEMA = """
            {"$schema":"https://json-schema.org/draft/2020-12/schema","x-heard-by":["outside"],"type":"object",
             "additionalProperties":true,"required":["communityId","count"],
             "properties":{"communityId":{"type":"string","description":"where"},
                           "count":{"type":"integer","description":"how many"}}}""";
    private static final String EXAMPLE = "{\"communityId\":\"c1\",\"count\":3}";
    private static final Map<String, Object> PAYLOAD = Map.of("communityId", "c1", "count", 1);

    @TempDir
    private Path contracts;

    @Test
    void acceptsAnEventThatFits() throws IOException {
        ContractCheck contract = written(SCHEMA, EXAMPLE);
        assertThatCode(() -> contract.holds(Packed.class, PAYLOAD)).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "[\"outside\"]             | []",
                "additionalProperties\":true | additionalProperties\":false",
                "\"how many\"              | \"\"",
                "required\":[\"communityId\",\"count\"] | required\":[\"count\"]",
                "\"count\":{               | \"number\":{",
                "\"integer\"               | \"string\"",
            })
    void refusesAContractThatIsSpoiled(String part, String spoiled) throws IOException {
        ContractCheck contract = written(SCHEMA.replace(part, spoiled), EXAMPLE);
        assertThatThrownBy(() -> contract.holds(Packed.class, PAYLOAD)).isInstanceOf(AssertionError.class);
    }

    @Test
    void refusesAnExampleOrAPayloadThatDoesNotFit() throws IOException {
        ContractCheck bad = written(SCHEMA, "{\"communityId\":\"c1\"}");
        assertThatThrownBy(() -> bad.holds(Packed.class, PAYLOAD)).isInstanceOf(AssertionError.class);
        ContractCheck contract = written(SCHEMA, EXAMPLE);
        assertThatThrownBy(() -> contract.holds(Packed.class, Map.of("communityId", "c1")))
                .isInstanceOf(AssertionError.class);
        assertThatThrownBy(
                        () -> ContractCheck.in(contracts, "sample", "unknown").example())
                .hasMessageContaining("no contract");
    }

    private ContractCheck written(String schema, String example) throws IOException {
        Path folder = Files.createDirectories(contracts.resolve("sample"));
        Files.writeString(folder.resolve("parcel.packed.v1.schema.json"), schema);
        Files.writeString(folder.resolve("parcel.packed.v1.example.json"), example);
        return ContractCheck.in(contracts, "sample", "parcel.packed");
    }
}
