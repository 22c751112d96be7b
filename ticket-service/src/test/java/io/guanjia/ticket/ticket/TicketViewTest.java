package io.guanjia.ticket.ticket;

import static io.guanjia.ticket.ticket.Given.NINE;
import static io.guanjia.ticket.ticket.Given.OWNER;
import static io.guanjia.ticket.ticket.Given.TERMS;
import static org.assertj.core.api.Assertions.assertThat;

import io.guanjia.platform.domain.Change;
import io.guanjia.platform.store.InMemoryAggregates;
import io.guanjia.platform.store.Scope;
import io.guanjia.ticket.clock.Priority;
import io.guanjia.ticket.dispatch.Crew;
import io.guanjia.ticket.dispatch.Dispatcher;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class TicketViewTest {

    private final Crew crew = new Crew();
    private final InMemoryAggregates<Ticket> tickets =
            new InMemoryAggregates<>(new TicketTimers(_ -> TERMS, new Dispatcher(crew, crew)).type());

    @BeforeEach
    void aLeak() {
        tickets.create(
                "t1",
                Given.by(OWNER, NINE),
                change -> Ticket.submit(Given.leak(TicketKind.REPAIR, Priority.P3), TERMS, change));
    }

    @Test
    void showsTheWordsOfAStepWithItsEntry() {
        does((ticket, change) -> ticket.cancel("reporter", "又好了", null, TERMS, change));

        assertThat(lastTextFor(false)).isEqualTo("又好了");
        assertThat(tickets.get("t1", Scope.everything()).journal().getLast().data())
                .doesNotContainValue("又好了");
    }

    @Test
    void showsWhatACorrectionReplacedToAllAndWhyThePriorityRoseToStaffAlone() {
        does((ticket, change) ->
                new Edit(null, Priority.P2, "楼下也漏", null, null, "厨房和客厅都漏水").apply(ticket, TERMS, change));

        assertThat(lastTextFor(false)).isEqualTo("厨房水管漏水");
        assertThat(lastTextFor(true)).contains("厨房水管漏水", "楼下也漏");
    }

    @Test
    void showsWithAnEntryNoWordsOfAnother() {
        does((ticket, change) -> ticket.cancel("reporter", "又好了", null, TERMS, change));

        assertThat(TicketView.of(tickets.get("t1", Scope.everything()), true, null)
                        .timeline()
                        .getFirst()
                        .text())
                .isNull();
    }

    private void does(BiConsumer<Ticket, Change> command) {
        tickets.change("t1", Scope.everything(), Given.by(OWNER, NINE.plusSeconds(60)), command);
    }

    private @Nullable String lastTextFor(boolean staff) {
        return TicketView.of(tickets.get("t1", Scope.everything()), staff, null)
                .timeline()
                .getLast()
                .text();
    }
}
