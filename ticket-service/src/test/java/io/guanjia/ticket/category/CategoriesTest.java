package io.guanjia.ticket.category;

import static org.assertj.core.api.Assertions.assertThat;

import io.guanjia.platform.domain.Actor;
import io.guanjia.platform.domain.Command;
import io.guanjia.platform.store.InMemoryAggregates;
import io.guanjia.ticket.clock.Priority;
import io.guanjia.ticket.ticket.DispatchMode;
import io.guanjia.ticket.ticket.TicketKind;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class CategoriesTest {

    private static final Instant NINE = Instant.parse("2026-11-22T01:00:00Z");

    private final InMemoryAggregates<CategoryDefinition> defined = new InMemoryAggregates<>(CategoryDefinition.TYPE);
    private final Categories categories = new Categories(defined);

    @Test
    void findsEachOfMoreThanAPageOfCategories() {
        int usual = categories.of("c1").size();
        for (int i = 0; i < 130; i++) {
            define("own.n" + i, NINE.plusSeconds(i));
        }

        assertThat(categories.of("c1")).hasSize(usual + 130);
        assertThat(categories.find("c1", TicketKind.REPAIR, "own.n0")).isPresent();
        assertThat(categories.find("c1", TicketKind.REPAIR, "own.n129")).isPresent();
        assertThat(categories.find("c2", TicketKind.REPAIR, "own.n0")).isEmpty();
    }

    private void define(String code, Instant at) {
        Category category = new Category(
                code, TicketKind.REPAIR, code, code, "engineering", null, Priority.P3, DispatchMode.ASSIGN);
        Command command = new Command(code, "f", Actor.person("s-manager", "app"), at, null, null);
        defined.create(code, command, change -> CategoryDefinition.define("c1", category, change));
    }
}
