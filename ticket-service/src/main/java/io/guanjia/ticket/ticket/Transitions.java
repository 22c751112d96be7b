package io.guanjia.ticket.ticket;

import static io.guanjia.ticket.ticket.TicketCommand.ACCEPT;
import static io.guanjia.ticket.ticket.TicketCommand.ANSWER;
import static io.guanjia.ticket.ticket.TicketCommand.ARRIVE;
import static io.guanjia.ticket.ticket.TicketCommand.ATTACH;
import static io.guanjia.ticket.ticket.TicketCommand.CANCEL;
import static io.guanjia.ticket.ticket.TicketCommand.CHANGE;
import static io.guanjia.ticket.ticket.TicketCommand.CLAIM;
import static io.guanjia.ticket.ticket.TicketCommand.CLOSE;
import static io.guanjia.ticket.ticket.TicketCommand.COMMENT;
import static io.guanjia.ticket.ticket.TicketCommand.COMPLETE;
import static io.guanjia.ticket.ticket.TicketCommand.CONFIRM;
import static io.guanjia.ticket.ticket.TicketCommand.DISPATCH;
import static io.guanjia.ticket.ticket.TicketCommand.FOLLOW_UP;
import static io.guanjia.ticket.ticket.TicketCommand.GIVE_UP;
import static io.guanjia.ticket.ticket.TicketCommand.HOLD;
import static io.guanjia.ticket.ticket.TicketCommand.RATE;
import static io.guanjia.ticket.ticket.TicketCommand.REFER;
import static io.guanjia.ticket.ticket.TicketCommand.REFUSE;
import static io.guanjia.ticket.ticket.TicketCommand.REOPEN;
import static io.guanjia.ticket.ticket.TicketCommand.RESUME;
import static io.guanjia.ticket.ticket.TicketCommand.RETURN;
import static io.guanjia.ticket.ticket.TicketCommand.SOLVE;
import static io.guanjia.ticket.ticket.TicketCommand.START;
import static io.guanjia.ticket.ticket.TicketCommand.TRANSFER;
import static io.guanjia.ticket.ticket.TicketCommand.URGE;
import static io.guanjia.ticket.ticket.TicketStatus.ACCEPTED;
import static io.guanjia.ticket.ticket.TicketStatus.ANSWERED;
import static io.guanjia.ticket.ticket.TicketStatus.ARRIVED;
import static io.guanjia.ticket.ticket.TicketStatus.CANCELLED;
import static io.guanjia.ticket.ticket.TicketStatus.CLOSED;
import static io.guanjia.ticket.ticket.TicketStatus.COMPLETED;
import static io.guanjia.ticket.ticket.TicketStatus.DISPATCHED;
import static io.guanjia.ticket.ticket.TicketStatus.ON_HOLD;
import static io.guanjia.ticket.ticket.TicketStatus.REFERRED;
import static io.guanjia.ticket.ticket.TicketStatus.SUBMITTED;
import static io.guanjia.ticket.ticket.TicketStatus.WORKING;

import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/// Which command leads from which status to which: the one declaration that the aggregate obeys, the tests walk and the
/// drawing in the README is made from. A command that is not named here for a status is refused.
public final class Transitions {

    /// Repair and matter: somebody goes there.
    public static final Transitions JOB = new Transitions()
            .on(DISPATCH, SUBMITTED, DISPATCHED)
            .on(CLAIM, SUBMITTED, ACCEPTED)
            .on(GIVE_UP, SUBMITTED, SUBMITTED)
            .on(GIVE_UP, DISPATCHED, SUBMITTED)
            .on(ACCEPT, DISPATCHED, ACCEPTED)
            .on(REFUSE, DISPATCHED, SUBMITTED)
            .on(ARRIVE, ACCEPTED, ARRIVED)
            .on(START, ARRIVED, WORKING)
            .on(HOLD, EnumSet.of(ACCEPTED, ARRIVED, WORKING), ON_HOLD)
            .on(RESUME, ON_HOLD, ACCEPTED, ARRIVED, WORKING)
            .on(RESUME, REFERRED, SUBMITTED)
            .on(RETURN, EnumSet.of(ACCEPTED, ARRIVED, WORKING, ON_HOLD), SUBMITTED)
            .on(TRANSFER, EnumSet.of(DISPATCHED, ACCEPTED, ARRIVED, WORKING, ON_HOLD), DISPATCHED)
            .on(REFER, EnumSet.of(SUBMITTED, DISPATCHED, ACCEPTED, ARRIVED, WORKING, ON_HOLD), REFERRED)
            .on(COMPLETE, EnumSet.of(ARRIVED, WORKING, REFERRED), COMPLETED)
            .on(SOLVE, SUBMITTED, CLOSED)
            .on(CONFIRM, COMPLETED, COMPLETED, CLOSED)
            .on(REOPEN, COMPLETED, SUBMITTED)
            .on(FOLLOW_UP, COMPLETED, COMPLETED, CLOSED, SUBMITTED)
            .on(CLOSE, COMPLETED, CLOSED)
            .on(CANCEL, EnumSet.of(SUBMITTED, DISPATCHED, ACCEPTED, ARRIVED, WORKING, ON_HOLD, REFERRED), CANCELLED)
            .stay(CHANGE, EnumSet.of(SUBMITTED, DISPATCHED, ACCEPTED, ARRIVED, WORKING, ON_HOLD, REFERRED))
            .stay(URGE, EnumSet.of(SUBMITTED, DISPATCHED, ACCEPTED, ARRIVED, WORKING, ON_HOLD, REFERRED))
            .stay(COMMENT, EnumSet.complementOf(EnumSet.of(CLOSED, CANCELLED, ANSWERED)))
            .stay(ATTACH, EnumSet.complementOf(EnumSet.of(CLOSED, CANCELLED, ANSWERED)))
            .on(RATE, COMPLETED, COMPLETED, CLOSED)
            .stay(RATE, EnumSet.of(CLOSED))
            .stay(FOLLOW_UP, EnumSet.of(CLOSED));

    /// Enquiry: the desk answers.
    public static final Transitions ENQUIRY = new Transitions()
            .on(ANSWER, SUBMITTED, ANSWERED)
            .on(SOLVE, SUBMITTED, CLOSED)
            .on(CONFIRM, ANSWERED, CLOSED)
            .on(REOPEN, ANSWERED, SUBMITTED)
            .on(CLOSE, ANSWERED, CLOSED)
            .on(CANCEL, SUBMITTED, CANCELLED)
            .stay(CHANGE, EnumSet.of(SUBMITTED))
            .stay(URGE, EnumSet.of(SUBMITTED))
            .stay(COMMENT, EnumSet.of(SUBMITTED, ANSWERED))
            .stay(ATTACH, EnumSet.of(SUBMITTED, ANSWERED))
            .stay(RATE, EnumSet.of(ANSWERED, CLOSED));

    private final Map<TicketStatus, Map<TicketCommand, Set<TicketStatus>>> table = new EnumMap<>(TicketStatus.class);

    private Transitions() {}

    /// Where the command may lead; empty when it is not allowed in that status.
    public Set<TicketStatus> targets(TicketStatus from, TicketCommand command) {
        return table.getOrDefault(from, Map.of()).getOrDefault(command, Set.of());
    }

    /// The codes of the commands that a caller may give in that status.
    public Set<String> allowed(TicketStatus from) {
        Set<String> codes = new TreeSet<>();
        table.getOrDefault(from, Map.of()).keySet().stream()
                .filter(command -> command != GIVE_UP)
                .forEach(command -> codes.add(command.code()));
        return codes;
    }

    private Transitions on(TicketCommand command, TicketStatus from, TicketStatus... to) {
        table.computeIfAbsent(from, _ -> new EnumMap<>(TicketCommand.class)).put(command, EnumSet.copyOf(List.of(to)));
        return this;
    }

    private Transitions on(TicketCommand command, Set<TicketStatus> from, TicketStatus to) {
        from.forEach(status -> on(command, status, to));
        return this;
    }

    private Transitions stay(TicketCommand command, Set<TicketStatus> in) {
        in.forEach(status -> on(command, status, status));
        return this;
    }
}
