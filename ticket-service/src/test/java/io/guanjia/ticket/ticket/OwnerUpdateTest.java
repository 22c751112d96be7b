package io.guanjia.ticket.ticket;

import static io.guanjia.ticket.ticket.Given.NINE;
import static io.guanjia.ticket.ticket.Given.OWNER;
import static io.guanjia.ticket.ticket.Given.TERMS;
import static io.guanjia.ticket.ticket.Given.ZHU;
import static org.assertj.core.api.Assertions.assertThat;

import io.guanjia.platform.domain.Change;
import io.guanjia.platform.domain.Command;
import io.guanjia.platform.store.InMemoryAggregates;
import io.guanjia.platform.store.Scope;
import io.guanjia.platform.store.Stored;
import io.guanjia.ticket.clock.Priority;
import io.guanjia.ticket.dispatch.Crew;
import io.guanjia.ticket.dispatch.Dispatcher;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// In an emergency the owner hears something every 30 minutes.
class OwnerUpdateTest {

    private final Crew crew = new Crew();
    private final InMemoryAggregates<Ticket> tickets =
            new InMemoryAggregates<>(new TicketTimers(_ -> TERMS, new Dispatcher(crew, crew)).type());
    private Instant now = NINE;

    @BeforeEach
    void aPlumberIsOnDuty() {
        crew.plumber(ZHU);
    }

    @ParameterizedTest
    @EnumSource(
            value = Priority.class,
            names = {"P0", "P1"})
    void promisesTheNextWordInAnEmergency(Priority priority) {
        submit(priority);

        assertThat(nextUpdate()).isEqualTo(minutes(30));
    }

    @ParameterizedTest
    @EnumSource(
            value = Priority.class,
            names = {"P2", "P3", "P4"})
    void promisesNoneOtherwise(Priority priority) {
        submit(priority);

        assertThat(nextUpdate()).isNull();
    }

    @Test
    void promisesItFromTheNoteOnAndNotFromTheReport() {
        now = minutes(50);
        submit(Priority.P1);

        assertThat(nextUpdate()).isEqualTo(minutes(80));
    }

    @Test
    void countsAgainFromEveryWord() {
        submit(Priority.P1);
        pass(1);
        assertThat(nextUpdate()).isEqualTo(minutes(31));
        change(ZHU, (ticket, change) -> new Job(ticket, TERMS, change).accept());
        pass(9);
        change("agent", (ticket, change) -> new Conversation(ticket, TERMS, change).tell("on his way"));

        assertThat(nextUpdate()).isEqualTo(minutes(40));
    }

    @Test
    void takesForNoWordWhatTheOwnerSaysOrDoesNotRead() {
        submit(Priority.P1);
        pass(1);
        change(ZHU, (ticket, change) -> new Job(ticket, TERMS, change).accept());
        pass(9);
        change("agent", (ticket, change) -> new Conversation(ticket, TERMS, change).note("no spare part"));
        change(OWNER, (ticket, change) -> new Conversation(ticket, TERMS, change).write("well?"));
        change(OWNER, (ticket, change) -> new Conversation(ticket, TERMS, change).urge());

        assertThat(nextUpdate()).isEqualTo(minutes(31));
    }

    @Test
    void takesASearchInVainForNoWord() {
        crew.workers.clear();
        submit(Priority.P0);
        for (int i = 0; i < 29; i++) {
            pass(1);
        }

        assertThat(nextUpdate()).isEqualTo(minutes(30));
    }

    @Test
    void breaksEveryHalfHourOfSilenceAndPromisesAnew() {
        submit(Priority.P1);
        change("agent", (ticket, change) -> new Job(ticket, TERMS, change).refer("utility", "main is theirs"));
        pass(24);
        assertThat(said("clock.warned")).containsExactly(minutes(30));
        pass(6);
        assertThat(said("clock.breached")).containsExactly(minutes(30));
        assertThat(nextUpdate()).isEqualTo(minutes(60));
        pass(24);
        pass(6);

        assertThat(said("clock.breached")).containsExactly(minutes(30), minutes(60));
    }

    @Test
    void goesOnWhileTheJobIsHeld() {
        submit(Priority.P1);
        pass(1);
        change(ZHU, (ticket, change) -> new Job(ticket, TERMS, change).accept());
        change(ZHU, (ticket, change) -> new Job(ticket, TERMS, change).hold("waiting-for-parts", null));
        pass(24);
        pass(6);

        assertThat(said("clock.breached")).containsExactly(minutes(31));
    }

    @Test
    void followsThePriority() {
        submit(Priority.P3);
        pass(40);
        change("agent", (ticket, change) -> edit(Priority.P1).apply(ticket, TERMS, change));
        assertThat(nextUpdate()).isEqualTo(minutes(70));
        change("agent", (ticket, change) -> edit(Priority.P2).apply(ticket, TERMS, change));

        assertThat(nextUpdate()).isNull();
    }

    @Test
    void endsWithTheWorkAndBeginsAgainWithIt() {
        submit(Priority.P1);
        pass(1);
        change(ZHU, (ticket, change) -> new Job(ticket, TERMS, change).accept());
        change(ZHU, (ticket, change) -> new Job(ticket, TERMS, change).arrive());
        Completion done = new Completion("valve closed", null, List.of(), 10);
        change(ZHU, (ticket, change) -> new Job(ticket, TERMS, change).complete(done, List.of()));
        pass(60);
        assertThat(nextUpdate()).isNull();
        assertThat(said("clock.breached")).isEmpty();
        change(OWNER, (ticket, change) -> new Aftercare(ticket, TERMS, change).confirm(false, "wet", List.of()));

        assertThat(nextUpdate()).isEqualTo(minutes(91));
    }

    private void submit(Priority priority) {
        tickets.create(
                "t1", command(OWNER), change -> Ticket.submit(Given.leak(TicketKind.REPAIR, priority), TERMS, change));
    }

    private static Edit edit(Priority priority) {
        return new Edit(null, priority, null, null, null, null);
    }

    private void change(String who, BiConsumer<Ticket, Change> what) {
        tickets.change("t1", Scope.everything(), command(who), what);
    }

    private Command command(String who) {
        return Given.by(who, now);
    }

    private void pass(int minutes) {
        now = now.plus(Duration.ofMinutes(minutes));
        tickets.fireDue(now);
    }

    private static Instant minutes(int since) {
        return NINE.plus(Duration.ofMinutes(since));
    }

    private @Nullable Instant nextUpdate() {
        return TicketView.of(stored(), true, null).promised().nextUpdate();
    }

    /// The due instants of this clock in events of that type.
    private List<Instant> said(String type) {
        return stored().journal().stream()
                .filter(entry -> entry.type().equals(type))
                .filter(entry -> "owner-update".equals(entry.data().get("clock")))
                .map(entry -> Instant.parse(String.valueOf(entry.data().get("dueAt"))))
                .toList();
    }

    private Stored<Ticket> stored() {
        return tickets.get("t1", Scope.everything());
    }
}
