package io.guanjia.owner;

import static org.assertj.core.api.Assertions.assertThat;

import io.guanjia.owner.person.Reveal;
import io.guanjia.owner.person.RevealField;
import io.guanjia.platform.domain.Actor;
import io.guanjia.platform.domain.Command;
import io.guanjia.platform.store.InMemoryAggregates;
import io.guanjia.platform.testing.ContractCheck;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/// Every event that owner-service can say, found by reflection, against its schema and example.
class OwnerContractTest {

    private static final Path CONTRACTS = Path.of("..", "contracts", "owner");
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .build();

    record Said(Class<? extends OwnerEvent> event, String name) {}

    @ParameterizedTest
    @MethodSource("said")
    void saysWhatTheContractPromises(Said said) {
        ContractCheck contract = ContractCheck.of("owner", said.name());
        OwnerEvent event = JSON.treeToValue(contract.example(), said.event());

        assertThat(OwnerEvent.CATALOG.nameOf(event)).isEqualTo(said.name());
        Map<String, Object> payload = payload(event);
        assertThat(JSON.valueToTree(payload).toString())
                .isEqualTo(contract.example().toString());
        contract.holds(said.event(), payload);
    }

    @Test
    void promisesNothingThatIsNeverSaid() throws IOException {
        List<String> names = said().map(Said::name).toList();
        try (Stream<Path> files = Files.list(CONTRACTS)) {
            assertThat(files.map(file -> file.getFileName().toString().replaceAll("\\.v1\\..*", ""))
                            .distinct())
                    .containsExactlyInAnyOrderElementsOf(names);
        }
    }

    static Stream<Said> said() {
        return Arrays.stream(OwnerEvent.class.getPermittedSubclasses())
                .map(type -> type.asSubclass(OwnerEvent.class))
                .map(type -> new Said(type, nameOf(type)));
    }

    /// `StaffAppointed` is said as `staff.appointed`, `AccountPasswordChanged` as `account.password-changed`.
    private static String nameOf(Class<?> type) {
        String dashed = type.getSimpleName().replaceAll("(?<!^)([A-Z])", "-$1").toLowerCase(Locale.ROOT);
        return dashed.replaceFirst("-", ".");
    }

    /// As the store writes it into journal and topic.
    private static Map<String, Object> payload(OwnerEvent event) {
        InMemoryAggregates<Reveal> anything = new InMemoryAggregates<>(Reveal.TYPE);
        Command command = new Command("k", "f", Actor.person("p1", "app"), Changes.NOON, null, null);
        return anything.create("v1", command, change -> {
                    change.record(event);
                    return new Reveal("c1", "p1", RevealField.PHONE, "test");
                })
                .stored()
                .journal()
                .getFirst()
                .data();
    }
}
