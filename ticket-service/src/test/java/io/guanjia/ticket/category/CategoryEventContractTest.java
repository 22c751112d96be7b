package io.guanjia.ticket.category;

import static org.assertj.core.api.Assertions.assertThat;

import io.guanjia.platform.domain.Actor;
import io.guanjia.platform.domain.Command;
import io.guanjia.platform.store.Entry;
import io.guanjia.platform.store.InMemoryAggregates;
import io.guanjia.platform.store.Scope;
import io.guanjia.platform.testing.ContractCheck;
import io.guanjia.ticket.ticket.TicketKind;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class CategoryEventContractTest {

    @Test
    void saysWhatTheContractsPromise() {
        Category leak = Category.unknown(TicketKind.REPAIR);
        InMemoryAggregates<CategoryDefinition> categories = new InMemoryAggregates<>(CategoryDefinition.TYPE);
        categories.create("ca1", by("k1"), change -> CategoryDefinition.define("c1", leak, change));
        categories.change("ca1", Scope.everything(), by("k2"), (category, change) -> category.change(leak, change));

        List<Entry> journal = categories.get("ca1", Scope.everything()).journal();
        assertThat(journal).hasSameSizeAs(CategoryDefinition.Event.class.getPermittedSubclasses());
        ContractCheck.of("ticket", "category.defined")
                .holds(CategoryDefinition.Defined.class, journal.getFirst().data());
        ContractCheck.of("ticket", "category.changed")
                .holds(CategoryDefinition.Changed.class, journal.getLast().data());
    }

    private static Command by(String key) {
        return new Command(
                key, "f", Actor.person("s-manager", "app"), Instant.parse("2026-11-22T01:00:00Z"), null, null);
    }
}
