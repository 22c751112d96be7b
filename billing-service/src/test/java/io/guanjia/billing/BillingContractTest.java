package io.guanjia.billing;

import static org.assertj.core.api.Assertions.assertThat;

import io.guanjia.billing.bill.BillEvent;
import io.guanjia.billing.feeitem.FeeItemEvent;
import io.guanjia.billing.payment.PaymentEvent;
import io.guanjia.billing.run.BillingRunEvent;
import io.guanjia.platform.domain.Change;
import io.guanjia.platform.domain.Command;
import io.guanjia.platform.domain.DomainEvent;
import io.guanjia.platform.json.Json;
import io.guanjia.platform.settings.SettingsChanged;
import io.guanjia.platform.settings.SettingsHistory;
import io.guanjia.platform.store.AggregateType;
import io.guanjia.platform.store.EventCatalog;
import io.guanjia.platform.store.InMemoryAggregates;
import io.guanjia.platform.testing.ContractCheck;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.json.JsonMapper;

/// Every event that billing can say, found by reflection, against its schema and example.
class BillingContractTest {

    private static final JsonMapper JSON =
            Json.strict(Json.common(JsonMapper.builder())).build();

    record Said(Class<? extends DomainEvent> event, String name, EventCatalog catalog) {}

    /// What stands behind the event does not matter here.
    record Anything(String communityId) {}

    static Stream<Said> said() {
        return Stream.of(
                        said(BillEvent.class, BillEvent.CATALOG),
                        said(FeeItemEvent.class, FeeItemEvent.CATALOG),
                        said(PaymentEvent.class, PaymentEvent.CATALOG),
                        said(BillingRunEvent.class, BillingRunEvent.CATALOG),
                        Stream.of(new Said(
                                SettingsChanged.class,
                                "settings.changed",
                                SettingsHistory.type("billing").catalog())))
                .flatMap(each -> each);
    }

    @ParameterizedTest
    @MethodSource("said")
    void saysWhatTheContractPromises(Said said) {
        ContractCheck contract = ContractCheck.of("billing", said.name());
        DomainEvent event = JSON.treeToValue(contract.example(), said.event());

        assertThat(said.catalog().nameOf(event)).isEqualTo(said.name());
        assertThat(said.catalog().owner()).isEqualTo("billing");
        contract.holds(said.event(), payload(event, said.catalog()));
    }

    @Test
    void promisesNothingThatIsNeverSaid() throws IOException {
        try (Stream<Path> files = Files.list(Path.of("..", "contracts", "billing"))) {
            assertThat(files.map(file -> file.getFileName().toString().replaceAll("\\.v1\\..*", ""))
                            .distinct())
                    .containsExactlyInAnyOrderElementsOf(said().map(Said::name).toList());
        }
    }

    /// `BillIssued` is said as `bill.issued`, `FeeItemDefined` as `fee-item.defined`.
    private static Stream<Said> said(Class<? extends DomainEvent> sealed, EventCatalog catalog) {
        return Stream.of(sealed.getPermittedSubclasses()).map(type -> {
            String dashed =
                    type.getSimpleName().replaceAll("(?<!^)([A-Z])", "-$1").toLowerCase(Locale.ROOT);
            int verb = dashed.lastIndexOf('-');
            return new Said(
                    type.asSubclass(DomainEvent.class),
                    dashed.substring(0, verb) + "." + dashed.substring(verb + 1),
                    catalog);
        });
    }

    /// As the store writes it into journal and topic.
    private static Map<String, Object> payload(DomainEvent event, EventCatalog catalog) {
        AggregateType<Anything> type = new AggregateType<>("anything", Anything.class, catalog, Map.of(), List.of());
        return new InMemoryAggregates<>(type)
                .create("a1", Command.system("test", "k", Instant.EPOCH), (Change change) -> {
                    change.record(event);
                    return new Anything("sun");
                })
                .stored()
                .journal()
                .getFirst()
                .data();
    }
}
