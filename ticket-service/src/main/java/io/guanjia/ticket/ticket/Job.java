package io.guanjia.ticket.ticket;

import io.guanjia.platform.domain.Actor;
import io.guanjia.platform.domain.Change;
import io.guanjia.platform.domain.RefusedException;
import io.guanjia.ticket.clock.ClockName;
import io.guanjia.ticket.clock.Priority;
import io.guanjia.ticket.settings.Terms;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The worker's part of a ticket's life: who has the job, and what was done about it.
public final class Job {

    private final Ticket ticket;
    private final Terms terms;
    private final Change change;

    public Job(Ticket ticket, Terms terms, Change change) {
        this.ticket = ticket;
        this.terms = terms;
        this.change = change;
    }

    /// Names a worker, who now has until the accept limit to take the job.
    public void dispatch(String worker, DispatchMode mode, List<String> reasons) {
        ticket.become(TicketCommand.DISPATCH, TicketStatus.DISPATCHED, terms, change);
        recordDispatch(worker, mode, reasons);
    }

    /// The priority has changed: as long as it is not accepted, the named worker is waited for by the new limit, from
    /// now on.
    void waitAnew() {
        if (ticket.status == TicketStatus.DISPATCHED) {
            ticket.assignment = ticket.assignment.until(acceptBy());
            change.arm(Timers.ACCEPT_LIMIT, acceptBy());
        }
    }

    /// A worker takes the job from the pool: named and accepted in one.
    public void claim(String worker) {
        ticket.become(TicketCommand.CLAIM, TicketStatus.ACCEPTED, terms, change);
        recordDispatch(worker, DispatchMode.POOL, List.of("claimed"));
        recordAcceptance();
    }

    /// The rules look for somebody: from the time that people were told, also among those who refused before.
    void look() {
        Instant told = ticket.toldUntil;
        if (told != null && !change.at().isBefore(told)) {
            askAllAgain();
        }
    }

    /// Nobody was found: people are told, and again at `tellAgain`. The rules look more often than that, quietly, for
    /// somebody may become free or be put on shift meanwhile.
    public void findNobody(Instant tellAgain) {
        Instant told = ticket.toldUntil;
        boolean news = told == null || !change.at().isBefore(told);
        ticket.become(TicketCommand.GIVE_UP, TicketStatus.SUBMITTED, terms, change);
        Instant until = told == null || news ? tellAgain : earlier(told, tellAgain);
        ticket.toldUntil = until;
        unassigned(
                "no-candidate", earlier(until, change.at().plus(terms.settings().lookAgainEvery())), news);
    }

    /// The named worker kept silent beyond the accept limit: the next one, or after the last round people are told.
    ///
    /// @param afterRounds when the rules look again once all rounds are over
    public void missAcceptance(Instant afterRounds) {
        String worker = ticket.workerId;
        ticket.become(TicketCommand.GIVE_UP, TicketStatus.SUBMITTED, terms, change);
        goOn("not-accepted", worker, afterRounds);
    }

    public void accept() {
        mayAct(TicketCommand.ACCEPT);
        ticket.become(TicketCommand.ACCEPT, TicketStatus.ACCEPTED, terms, change);
        recordAcceptance();
    }

    public void refuse(String reason, Instant afterRounds) {
        mayAct(TicketCommand.REFUSE);
        ticket.become(TicketCommand.REFUSE, TicketStatus.SUBMITTED, terms, change);
        write("ticket.refused", reason);
        change.record(new TicketEvent.Refused(About.of(ticket, change), Reason.code(reason)));
        goOn("refused", ticket.workerId, afterRounds);
    }

    public void arrive() {
        mayAct(TicketCommand.ARRIVE);
        ticket.become(TicketCommand.ARRIVE, TicketStatus.ARRIVED, terms, change);
        keep(ClockName.ARRIVE);
        change.record(new TicketEvent.Arrived(About.of(ticket, change)));
    }

    public void start() {
        mayAct(TicketCommand.START);
        ticket.become(TicketCommand.START, TicketStatus.WORKING, terms, change);
        change.record(new TicketEvent.Started(About.of(ticket, change)));
    }

    /// Pauses work and clocks; with `until` it goes on by itself.
    public void hold(String reason, @Nullable Instant until) {
        mayAct(TicketCommand.HOLD);
        TicketStatus from = ticket.status;
        ticket.become(TicketCommand.HOLD, TicketStatus.ON_HOLD, terms, change);
        ticket.heldFrom = from;
        pause(reason);
        if (until != null) {
            change.arm(Timers.HOLD_UNTIL, until);
        }
        change.record(new TicketEvent.Held(About.of(ticket, change), reason, until));
    }

    /// Work goes on where it was held; what was referred comes back to be dispatched.
    public void resume() {
        boolean referred = ticket.status == TicketStatus.REFERRED;
        if (!referred) {
            mayAct(TicketCommand.RESUME);
        }
        TicketStatus back = Optional.ofNullable(ticket.heldFrom).orElse(TicketStatus.SUBMITTED);
        ticket.become(TicketCommand.RESUME, referred ? TicketStatus.SUBMITTED : back, terms, change);
        goOnCounting();
        change.record(new TicketEvent.Resumed(About.of(ticket, change)));
        if (referred) {
            seekAgain();
            ticket.seekWorker(terms, change);
        }
    }

    /// The worker hands the job back.
    public void giveBack(String reason, Instant afterRounds) {
        mayAct(TicketCommand.RETURN);
        ticket.become(TicketCommand.RETURN, TicketStatus.SUBMITTED, terms, change);
        write("ticket.returned", reason);
        goOnCounting();
        seekAgain();
        change.record(new TicketEvent.Returned(About.of(ticket, change), Reason.code(reason)));
        goOn("returned", ticket.workerId, afterRounds);
    }

    public void transfer(String worker, List<String> reasons) {
        ticket.check(TicketCommand.TRANSFER);
        String from = Objects.requireNonNull(ticket.workerId, "a job that can be transferred is held");
        boolean taken = ticket.status != TicketStatus.DISPATCHED;
        ticket.become(TicketCommand.TRANSFER, TicketStatus.DISPATCHED, terms, change);
        goOnCounting();
        if (taken) {
            seekAgain();
        }
        ticket.assignment = ticket.assignment.without(from);
        change.editContent();
        Instant acceptBy = name(worker);
        change.record(new TicketEvent.Transferred(About.of(ticket, change), from, reasons, acceptBy));
    }

    private void write(String event, String text) {
        ticket.words.add(new Words(change.at(), event, text, true));
    }

    /// Somebody outside is responsible; our clocks pause until they report.
    public void refer(String to, @Nullable String note) {
        if (ticket.workerId != null) {
            mayAct(TicketCommand.REFER);
        }
        ticket.become(TicketCommand.REFER, TicketStatus.REFERRED, terms, change);
        if (note != null) {
            write("ticket.referred", note);
        }
        goOnCounting();
        pause("referred");
        change.cancel(Timers.DISPATCH);
        change.cancel(Timers.ACCEPT_LIMIT);
        change.record(new TicketEvent.Referred(About.of(ticket, change), to));
        ticket.workerId = null;
    }

    public void complete(Completion completion, List<String> attachments) {
        if (ticket.status != TicketStatus.REFERRED) {
            mayAct(TicketCommand.COMPLETE);
        }
        ticket.become(TicketCommand.COMPLETE, TicketStatus.COMPLETED, terms, change);
        ticket.keep(attachments);
        ticket.completion = completion;
        ticket.completedAt = change.occurredAt();
        new ClockWatch(ticket, change).keepAll();
        change.record(new TicketEvent.Completed(
                About.of(ticket, change),
                completion.component(),
                completion.labourMinutes(),
                completion.parts().size()));
        new Aftercare(ticket, terms, change).begin();
    }

    /// What was photographed at a step on the way: the closed door, the wrong part.
    public void keep(List<String> attachments) {
        ticket.keep(attachments);
    }

    /// Who holds the job acts, or somebody who names that worker, or the system.
    private void mayAct(TicketCommand command) {
        ticket.check(command);
        Actor actor = change.actor();
        String acting = Optional.ofNullable(actor.onBehalfOf()).orElse(actor.id());
        boolean system = actor.id().startsWith("system:");
        if (!acting.equals(ticket.workerId) && !system) {
            throw new RefusedException(new TicketRefusal.NotTheWorker());
        }
    }

    private void recordDispatch(String worker, DispatchMode mode, List<String> reasons) {
        Instant acceptBy = name(worker);
        change.cancel(Timers.DISPATCH);
        change.record(new TicketEvent.Dispatched(
                About.of(ticket, change),
                ticket.assignment.round(),
                mode.code(),
                reasons,
                acceptBy,
                ticket.clocks.due(ClockName.ARRIVE).orElse(null),
                ticket.clocks.due(ClockName.FINISH).orElse(null),
                ticket.appointment));
    }

    /// Whose turn it is, and until when that worker is waited for.
    private Instant name(String worker) {
        Instant acceptBy = acceptBy();
        ticket.workerId = worker;
        ticket.toldUntil = null;
        ticket.assignment = ticket.assignment.name(acceptBy);
        change.arm(Timers.ACCEPT_LIMIT, acceptBy);
        return acceptBy;
    }

    private Instant acceptBy() {
        return change.at().plus(terms.acceptWithin(ticket.priority));
    }

    private void recordAcceptance() {
        ticket.assignment = ticket.assignment.settled();
        change.cancel(Timers.ACCEPT_LIMIT);
        keep(ClockName.ACCEPT);
        change.record(new TicketEvent.Accepted(About.of(ticket, change)));
    }

    /// To the next candidate at once, or, the rounds being used up, to the people on duty.
    private void goOn(String cause, @Nullable String notThis, Instant afterRounds) {
        change.cancel(Timers.ACCEPT_LIMIT);
        ticket.assignment = ticket.assignment.without(notThis);
        boolean over =
                ticket.assignment.round() >= terms.settings().dispatching().rounds();
        if (over) {
            askAllAgain();
        }
        boolean told = over || ticket.priority.isEmergency() || ticket.sorting.mode() == DispatchMode.MANUAL;
        if (told) {
            ticket.toldUntil = afterRounds;
        }
        unassigned(cause, over ? afterRounds : change.at(), told);
    }

    private void unassigned(String cause, Instant nextTry, boolean escalated) {
        boolean byRules = ticket.sorting.mode() != DispatchMode.MANUAL;
        if (byRules || ticket.priority == Priority.P0) {
            change.arm(Timers.DISPATCH, nextTry);
        }
        change.record(new TicketEvent.Unassigned(About.of(ticket, change), cause, byRules ? nextTry : null, escalated));
        ticket.workerId = null;
    }

    private static Instant earlier(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }

    private void askAllAgain() {
        ticket.assignment = Assignment.none();
    }

    private void pause(String reason) {
        ticket.clocks.pause(change.occurredAt(), reason);
        new ClockWatch(ticket, change).arm();
    }

    private void goOnCounting() {
        ticket.heldFrom = null;
        ticket.clocks.resume(change.occurredAt());
        change.cancel(Timers.HOLD_UNTIL);
        new ClockWatch(ticket, change).arm();
    }

    private void seekAgain() {
        new ClockWatch(ticket, change).seekAgain(terms);
    }

    private void keep(ClockName clock) {
        new ClockWatch(ticket, change).keep(clock);
    }
}
