package io.guanjia.ticket.ticket;

import static io.guanjia.ticket.ticket.Given.NINE;
import static io.guanjia.ticket.ticket.Given.OWNER;
import static io.guanjia.ticket.ticket.Given.TERMS;
import static org.assertj.core.api.Assertions.assertThat;

import io.guanjia.platform.crypto.Sealed;
import io.guanjia.platform.event.Heard;
import io.guanjia.platform.store.Entry;
import io.guanjia.platform.store.InMemoryAggregates;
import io.guanjia.platform.store.Scope;
import io.guanjia.platform.store.Stored;
import io.guanjia.ticket.archive.OwnerEvents.PersonErased;
import io.guanjia.ticket.clock.Priority;
import io.guanjia.ticket.dispatch.Crew;
import io.guanjia.ticket.dispatch.Dispatcher;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ErasureTest {

    private static final Reporter NAMED =
            new Reporter(new Sealed("k1.bmFtZQ=="), new Sealed("k1.cGhvbmU="), "hash-of-13");
    private static final Heard<PersonErased> ERASED =
            new Heard<>(new PersonErased("c1", OWNER, null), OWNER + ":7", OWNER, 7, NINE, "person.erased");

    private final Crew crew = new Crew();
    private final InMemoryAggregates<Ticket> tickets =
            new InMemoryAggregates<>(new TicketTimers(_ -> TERMS, new Dispatcher(crew, crew)).type());
    private final Erasure erasure = new Erasure(tickets);

    @Test
    void forgetsThePersonInAllTicketsAndNobodyElse() {
        for (int i = 0; i < 120; i++) {
            submit("t" + i, "261122-" + i, OWNER);
        }
        submit("other", "261122-999", "p-li");

        erasure.erase(ERASED);

        for (int i = 0; i < 120; i++) {
            assertThat(ticket("t" + i).reporterId()).isNull();
            assertThat(ticket("t" + i).reporter()).isNull();
        }
        assertThat(ticket("other").reporterId()).isEqualTo("p-li");
        assertThat(ticket("other").reporter()).isEqualTo(NAMED);
    }

    @Test
    void keepsTheTicketAndSaysWhatWasChanged() {
        submit("t1", "261122-1", OWNER);

        erasure.erase(ERASED);

        Entry last = stored("t1").journal().getLast();
        assertThat(last.type()).isEqualTo("ticket.changed");
        assertThat(last.data()).containsEntry("fields", List.of("reporter")).doesNotContainKey("reporterId");
        assertThat(ticket("t1").description).isEqualTo("厨房水管漏水");
    }

    @Test
    void leavesWhatAnotherCommunityKeeps() {
        submit("t1", "261122-1", OWNER);

        erasure.erase(new Heard<>(
                new PersonErased("c2", OWNER, List.of("hash-of-13")), OWNER + ":8", OWNER, 8, NINE, "person.erased"));

        assertThat(ticket("t1").reporterId()).isEqualTo(OWNER);
        assertThat(ticket("t1").reporter()).isEqualTo(NAMED);
    }

    @Test
    void leavesOneEntryHoweverOftenItIsHeard() {
        submit("t1", "261122-1", OWNER);

        erasure.erase(ERASED);
        erasure.erase(ERASED);

        assertThat(stored("t1").journal()).hasSize(2);
    }

    @Test
    void forgetsAPhoneThatWasWrittenDownWithoutItsPerson() {
        submit("called", "261122-1", null);
        submit("of-another", "261122-2", "p-li");

        erasure.erase(ERASED);
        assertThat(ticket("called").reporter())
                .as("without a hash nobody knows whose it is")
                .isEqualTo(NAMED);
        erasure.erase(new Heard<>(
                new PersonErased("c1", OWNER, List.of("hash-of-12", "hash-of-13")),
                OWNER + ":8",
                OWNER,
                8,
                NINE,
                "person.erased"));

        assertThat(ticket("called").reporter()).isNull();
        assertThat(ticket("of-another").reporter()).isNull();
        assertThat(ticket("of-another").reporterId()).isEqualTo("p-li");
    }

    private void submit(String id, String number, @Nullable String reporterId) {
        Submission its = Given.leak(TicketKind.REPAIR, Priority.P3);
        Submission leak = new Submission(
                its.communityId(),
                number,
                its.kind(),
                its.sorting(),
                its.priority(),
                its.place(),
                its.description(),
                its.channel(),
                its.reportedAt(),
                reporterId,
                NAMED,
                null,
                List.of());
        tickets.create(id, Given.by(OWNER, NINE), change -> Ticket.submit(leak, TERMS, change));
    }

    private Stored<Ticket> stored(String id) {
        return tickets.get(id, Scope.everything());
    }

    private Ticket ticket(String id) {
        return stored(id).state();
    }
}
