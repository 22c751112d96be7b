package io.guanjia.ticket.ticket;

import io.guanjia.platform.domain.Change;
import io.guanjia.platform.domain.RefusedException;
import io.guanjia.ticket.settings.FollowUpPolicy;
import io.guanjia.ticket.settings.Terms;
import io.guanjia.ticket.settings.TicketSettings.Confirming;
import io.guanjia.ticket.settings.TicketSettings.FollowUps;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// What comes after the work: the owner's word, the call, the rating, reopening, and closing.
public final class Aftercare {

    private static final int UNHAPPY_STARS = 2;

    private final Ticket ticket;
    private final Terms terms;
    private final Change change;

    public Aftercare(Ticket ticket, Terms terms, Change change) {
        this.ticket = ticket;
        this.terms = terms;
        this.change = change;
    }

    /// Closes a new ticket that was solved while the owner was still there or on the phone.
    public void solveOnContact(String resolution) {
        ticket.become(TicketCommand.SOLVE, TicketStatus.CLOSED, terms, change);
        ticket.completion = new Completion(resolution, null, List.of(), null);
        ticket.completedAt = change.occurredAt();
        close("solved-on-contact");
    }

    /// The owner says whether it is solved. What is not solved is reopened.
    public void confirm(boolean solved, @Nullable String reason, List<String> attachments) {
        if (!solved) {
            ticket.check(TicketCommand.CONFIRM);
            ticket.keep(attachments);
            ticket.solved = false;
            change.record(new TicketEvent.Confirmed(About.of(ticket, change), false));
            reopen(reason);
            return;
        }
        ticket.solved = true;
        boolean callStands = callStands();
        ticket.become(TicketCommand.CONFIRM, callStands ? TicketStatus.COMPLETED : TicketStatus.CLOSED, terms, change);
        change.record(new TicketEvent.Confirmed(About.of(ticket, change), true));
        if (callStands) {
            change.cancel(Timers.REMINDER);
        } else {
            close("confirmed");
        }
    }

    /// One to five stars. Good ones answer the call; one or two bring a call by somebody who makes good.
    public void rate(int stars, @Nullable String text) {
        ticket.check(TicketCommand.RATE);
        ticket.stars = stars;
        if (text != null) {
            ticket.comments.add(new Comment(change.actor().id(), change.at(), text, false));
        }
        boolean unhappy = stars <= UNHAPPY_STARS;
        boolean open = ticket.status == TicketStatus.COMPLETED;
        boolean closes = open && !unhappy && Boolean.TRUE.equals(ticket.solved);
        ticket.become(TicketCommand.RATE, closes ? TicketStatus.CLOSED : ticket.status, terms, change);
        change.record(new TicketEvent.Rated(About.of(ticket, change), stars));
        if (closes) {
            close("confirmed");
        } else if (unhappy && ticket.allows(TicketCommand.FOLLOW_UP)) {
            if (open) {
                awaitTheOwnersWord();
            }
            recover();
        } else if (!unhappy) {
            finishCalls();
        }
    }

    /// The time to call has come; a timer that is late, for nothing ran when it was to fire, calls nobody at night.
    public void fallDue() {
        ticket.check(TicketCommand.FOLLOW_UP);
        Instant callable = terms.callable(change.at());
        if (callable.isAfter(change.at())) {
            change.arm(Timers.FOLLOW_UP, callable);
            change.record(new TicketEvent.FollowUpDeferred(About.of(ticket, change), callable));
            return;
        }
        ticket.followUp = ticket.followUp.fallDue();
        change.record(new TicketEvent.FollowUpDue(About.of(ticket, change), ticket.followUp.attempts()));
    }

    /// What came of a call that was due. After closing nothing is reopened: what the owner says then is on record, and
    /// what is still wrong is reported anew.
    public void recordCall(FollowUpOutcome outcome, @Nullable Integer stars, @Nullable String note) {
        ticket.check(TicketCommand.FOLLOW_UP);
        FollowUp call = ticket.followUp;
        if (!call.due()) {
            throw new RefusedException(new TicketRefusal.NoFollowUpDue());
        }
        if (change.actor().id().equals(call.notBy())) {
            throw new RefusedException(new TicketRefusal.SameCaller());
        }
        if (stars != null) {
            ticket.stars = stars;
        }
        if (note != null) {
            ticket.comments.add(new Comment(change.actor().id(), change.at(), note, true));
        }
        boolean unhappyAtFirst = outcome == FollowUpOutcome.SOLVED_UNSATISFIED && call.notBy() == null;
        boolean late = ticket.status == TicketStatus.CLOSED;
        boolean tooLate = outcome == FollowUpOutcome.NOT_SOLVED && graceOver();
        boolean closes = late
                || tooLate
                || outcome == FollowUpOutcome.SOLVED_SATISFIED
                || (outcome == FollowUpOutcome.SOLVED_UNSATISFIED && !unhappyAtFirst)
                || (endsCalls(outcome) && Boolean.TRUE.equals(ticket.solved));
        ticket.become(TicketCommand.FOLLOW_UP, closes ? TicketStatus.CLOSED : TicketStatus.COMPLETED, terms, change);
        change.record(
                new TicketEvent.FollowUpRecorded(About.of(ticket, change), outcome.code(), stars, call.attempts()));
        ticket.followUp = call.madeBy(change.actor().id());
        if (late) {
            recordLate(outcome);
            return;
        }
        if (closes) {
            ticket.solved = !tooLate;
            close(
                    outcome == FollowUpOutcome.UNREACHED || outcome == FollowUpOutcome.REFUSED
                            ? "confirmed"
                            : "follow-up");
            return;
        }
        switch (outcome) {
            case NOT_SOLVED -> {
                ticket.solved = false;
                reopen(null); // the note stands among the comments of staff
            }
            case SOLVED_UNSATISFIED -> {
                awaitTheOwnersWord();
                recover();
            }
            case UNREACHED -> tryLater();
            case REFUSED, SOLVED_SATISFIED -> finishCalls();
        }
    }

    /// The owner has been silent for days: asked once more.
    public void remind() {
        change.record(new TicketEvent.ConfirmationDue(About.of(ticket, change), silentUntil()));
    }

    /// Silence is not satisfaction: closed as unconfirmed, unless the owner had spoken before.
    public void closeUnconfirmed() {
        ticket.become(TicketCommand.CLOSE, TicketStatus.CLOSED, terms, change);
        close(Boolean.TRUE.equals(ticket.solved) ? "confirmed" : "unconfirmed");
    }

    /// Staff close what is answered or done.
    public void closeByStaff() {
        ticket.become(TicketCommand.CLOSE, TicketStatus.CLOSED, terms, change);
        close(ticket.kind.needsWorker() ? "unconfirmed" : "answered");
    }

    void begin() {
        FollowUpPolicy policy = terms.followUp(ticket.priority);
        if (policy.callsFor(ticket.number)) {
            ticket.followUp = FollowUp.planned();
            change.arm(Timers.FOLLOW_UP, terms.callable(change.at().plus(calls().delay())));
        } else {
            ticket.followUp = FollowUp.none();
        }
        awaitTheOwnersWord();
    }

    /// Who has said that it is solved is not asked again; silence closes either way.
    void awaitTheOwnersWord() {
        if (!Boolean.TRUE.equals(ticket.solved)) {
            change.arm(Timers.REMINDER, change.at().plus(confirming().remindAfter()));
        }
        change.arm(Timers.SILENCE, change.at().plus(confirming().closeAfter()));
    }

    private void reopen(@Nullable String reason) {
        if (graceOver()) {
            throw new RefusedException(new TicketRefusal.GraceOver(confirming().grace()));
        }
        ticket.become(TicketCommand.REOPEN, TicketStatus.SUBMITTED, terms, change);
        ticket.reopened++;
        ticket.stars = null;
        if (reason != null) {
            ticket.words.add(new Words(change.at(), "ticket.reopened", reason, false));
        }
        ticket.workerId = null;
        ticket.assignment = Assignment.none();
        ticket.followUp = FollowUp.none();
        Timers.ALL.forEach(change::cancel);
        ClockWatch watch = new ClockWatch(ticket, change);
        watch.promise(terms, change.occurredAt());
        watch.arm();
        change.record(new TicketEvent.Reopened(About.of(ticket, change), ticket.reopened, ticket.reopened > 1));
        ticket.seekWorker(terms, change);
    }

    private boolean graceOver() {
        Instant done = Objects.requireNonNull(ticket.completedAt, "only what is done is reopened");
        return change.at().isAfter(done.plus(confirming().grace()));
    }

    private void recordLate(FollowUpOutcome outcome) {
        switch (outcome) {
            case NOT_SOLVED -> ticket.solved = false;
            case SOLVED_SATISFIED, SOLVED_UNSATISFIED -> ticket.solved = true;
            case UNREACHED, REFUSED -> {}
        }
        if (outcome == FollowUpOutcome.UNREACHED) {
            tryLater();
        } else {
            finishCalls();
        }
    }

    private void close(String how) {
        ticket.end(change);
        change.record(new TicketEvent.Closed(About.of(ticket, change), how));
    }

    /// Whether a planned call is made although the owner has said it is solved.
    private boolean callStands() {
        boolean spared = terms.followUp(ticket.priority).sparedByConfirmation()
                && (ticket.stars == null || ticket.stars > UNHAPPY_STARS);
        return ticket.kind.needsWorker() && !ticket.followUp.done() && !spared;
    }

    /// Nobody will call again.
    private boolean endsCalls(FollowUpOutcome outcome) {
        return outcome == FollowUpOutcome.REFUSED
                || (outcome == FollowUpOutcome.UNREACHED && ticket.followUp.attempts() >= calls().attempts());
    }

    private void tryLater() {
        if (ticket.followUp.attempts() >= calls().attempts()) {
            finishCalls();
        } else {
            ticket.followUp = ticket.followUp.again();
            change.arm(Timers.FOLLOW_UP, terms.callable(change.at().plus(calls().gap())));
        }
    }

    /// Calls soon, by somebody else; the hours in which owners may be called rule over how soon.
    private void recover() {
        ticket.followUp = ticket.followUp.recover();
        if (!ticket.followUp.due()) {
            Duration soon =
                    calls().gap().compareTo(calls().recoverWithin()) < 0 ? calls().gap() : calls().recoverWithin();
            change.arm(Timers.FOLLOW_UP, terms.callable(change.at().plus(soon)));
        }
    }

    private void finishCalls() {
        ticket.followUp = ticket.followUp.finish();
        change.cancel(Timers.FOLLOW_UP);
    }

    private Instant silentUntil() {
        return change.at().plus(confirming().closeAfter().minus(confirming().remindAfter()));
    }

    private FollowUps calls() {
        return terms.settings().followUps();
    }

    private Confirming confirming() {
        return terms.settings().confirming();
    }
}
