package io.guanjia.ticket.ticket;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.guanjia.platform.domain.Change;
import io.guanjia.platform.domain.CommonRefusal.WrongStatus;
import io.guanjia.platform.domain.RefusedException;
import io.guanjia.ticket.settings.Terms;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// Every status × every command, per kind: the aggregate does what the table says and nothing else.
class TicketStatusTest {

    private static final Terms TERMS = Given.TERMS;

    static Stream<Arguments> everything() {
        return Arrays.stream(TicketKind.values())
                .flatMap(kind -> Arrays.stream(TicketStatus.values())
                        .flatMap(status -> Arrays.stream(TicketCommand.values())
                                .map(command -> Arguments.of(kind, status, command))));
    }

    @ParameterizedTest(name = "{0} {1} {2}")
    @MethodSource("everything")
    void obeysTheTable(TicketKind kind, TicketStatus status, TicketCommand command) {
        Ticket ticket = Given.in(status, kind);
        Change change = new Change(Given.by(command == TicketCommand.FOLLOW_UP ? "agent" : Given.ZHU, Given.NINE));
        Set<TicketStatus> targets = kind.transitions().targets(status, command);

        if (targets.isEmpty()) {
            RefusedException refused =
                    catchThrowableOfType(RefusedException.class, () -> give(command, ticket, change));
            assertThat(refused.refusal())
                    .isEqualTo(new WrongStatus(status.code(), kind.transitions().allowed(status)));
            assertThat(ticket.status).isEqualTo(status);
            assertThat(change.events()).isEmpty();
        } else {
            give(command, ticket, change);
            assertThat(targets).contains(ticket.status);
            assertThat(change.events()).isNotEmpty();
        }
    }

    private static void give(TicketCommand command, Ticket ticket, Change change) {
        Job job = new Job(ticket, TERMS, change);
        Aftercare after = new Aftercare(ticket, TERMS, change);
        Conversation talk = new Conversation(ticket, TERMS, change);
        switch (command) {
            case DISPATCH -> job.dispatch(Given.ZHU, DispatchMode.ASSIGN, List.of());
            case CLAIM -> job.claim(Given.ZHU);
            case GIVE_UP -> job.missAcceptance(Given.NINE);
            case ACCEPT -> job.accept();
            case REFUSE -> job.refuse("busy", Given.NINE);
            case ARRIVE -> job.arrive();
            case START -> job.start();
            case HOLD -> job.hold("no-show", null);
            case RESUME -> job.resume();
            case RETURN -> job.giveBack("no-parts", Given.NINE);
            case TRANSFER -> job.transfer("w-chen", List.of());
            case REFER -> job.refer("builder", "warranty");
            case COMPLETE -> job.complete(new Completion("tightened", null, List.of(), 10), List.of());
            case SOLVE -> after.solveOnContact("explained");
            case ANSWER -> talk.answer("because");
            case CONFIRM -> after.confirm(true, null, List.of());
            case REOPEN -> after.confirm(false, "still drips", List.of());
            case FOLLOW_UP -> after.recordCall(FollowUpOutcome.SOLVED_SATISFIED, 5, null);
            case CLOSE -> after.closeByStaff();
            case CANCEL -> ticket.cancel("staff", "double", null, TERMS, change);
            case CHANGE -> new Edit(null, null, null, null, null, "other").apply(ticket, TERMS, change);
            case COMMENT -> talk.write("hello");
            case ATTACH -> talk.attach(List.of("a1"));
            case URGE -> talk.urge();
            case RATE -> after.rate(5, null);
        }
    }
}
