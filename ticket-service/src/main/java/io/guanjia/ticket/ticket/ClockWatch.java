package io.guanjia.ticket.ticket;

import io.guanjia.platform.domain.Change;
import io.guanjia.ticket.clock.Clock;
import io.guanjia.ticket.clock.ClockName;
import io.guanjia.ticket.clock.Hours;
import io.guanjia.ticket.clock.Limits;
import io.guanjia.ticket.settings.Terms;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Keeps a ticket's timers in step with its clocks and says when one warns or breaks.
public final class ClockWatch {

    private final Ticket ticket;
    private final Change change;

    public ClockWatch(Ticket ticket, Change change) {
        this.ticket = ticket;
        this.change = change;
    }

    /// The timer of that clock has fired: the warning, the breach, or that the breach lasts.
    public void fire(ClockName name) {
        Clock clock = ticket.clocks.find(name).orElseThrow();
        Instant due = ticket.clocks.due(name).orElseThrow();
        if (clock.warned()) {
            ticket.clocks.breached(name);
            ticket.overdue = ticket.clocks.overdue();
            change.record(new TicketEvent.ClockBreached(About.of(ticket, change), name.code(), due, clock.told() + 1));
            if (name == ClockName.OWNER_UPDATE) {
                ticket.clocks.restart(name, change.at());
            }
        } else {
            ticket.clocks.warned(name);
            change.record(new TicketEvent.ClockWarned(About.of(ticket, change), name.code(), due));
        }
        arm();
    }

    /// What that clock promised has happened.
    void keep(ClockName name) {
        ticket.clocks.stop(name, change.occurredAt());
        ticket.overdue = ticket.clocks.overdue();
        arm();
    }

    /// All that was promised has happened, or is promised no more; no pause goes on.
    void keepAll() {
        ticket.clocks.resume(change.occurredAt());
        ticket.clocks.stopAll(change.occurredAt());
        ticket.overdue = ticket.clocks.overdue();
        arm();
    }

    /// The owner has heard something: where words are promised, the next one is due a whole interval later.
    void ownerHears() {
        ticket.clocks.restart(ClockName.OWNER_UPDATE, change.at());
        arm();
    }

    /// Agrees on all clocks from that instant on.
    void promise(Terms terms, Instant from) {
        ticket.promisedFrom = from;
        if (ticket.kind.needsWorker()) {
            agreeWorker(from, terms);
            agreeFinish(terms);
        } else {
            Limits limits = terms.settings().enquiry();
            agree(ClockName.FIRST_ANSWER, from, limits.accept(), terms.hours(limits), terms);
            agree(ClockName.FINISH, from, limits.finish(), terms.hours(limits), terms);
        }
        agreeWords(terms);
    }

    /// Priority or appointment changed: the clocks that still run follow, counted from where they started. What is
    /// promised of an enquiry hangs on neither.
    void promiseAnew(Terms terms) {
        if (ticket.kind.needsWorker()) {
            if (open(ClockName.ACCEPT)) {
                agreeAcceptance(terms);
            }
            if (open(ClockName.ARRIVE)) {
                agreeArrival(terms);
            }
            if (open(ClockName.FINISH)) {
                agreeFinish(terms);
            }
        }
        agreeWords(terms);
        arm();
    }

    /// Who had taken the job has it no more: somebody is to take it and to be there as if it had just come in. What has
    /// not been taken keeps its promises, however often it changes hands.
    void seekAgain(Terms terms) {
        boolean waits =
                ticket.clocks.find(ClockName.ACCEPT).filter(Clock::running).isPresent();
        if (!waits) {
            agreeWorker(change.occurredAt(), terms);
        }
        arm();
    }

    /// Arms each clock's timer at the next thing it has to say, and no other.
    void arm() {
        for (ClockName name : ClockName.values()) {
            ticket.clocks
                    .next(name)
                    .ifPresentOrElse(at -> change.arm(name.timer(), at), () -> change.cancel(name.timer()));
        }
    }

    private void agreeWorker(Instant from, Terms terms) {
        ticket.soughtFrom = from;
        agreeAcceptance(terms);
        agreeArrival(terms);
    }

    private void agreeAcceptance(Terms terms) {
        Limits limits = terms.limits(ticket.priority);
        agree(ClockName.ACCEPT, ticket.soughtFrom, limits.accept(), terms.hours(limits), terms);
    }

    private void agreeArrival(Terms terms) {
        Limits limits = terms.limits(ticket.priority);
        Hours hours = terms.hours(limits);
        Optional<Appointment> ahead = appointment(ticket.soughtFrom);
        if (ahead.isEmpty()) {
            agree(ClockName.ARRIVE, ticket.soughtFrom, limits.arrive(), hours, terms);
            return;
        }
        Instant begins = later(ahead.get().from(), ticket.soughtFrom);
        ticket.clocks.start(Clock.appointed(
                ClockName.ARRIVE,
                begins,
                ahead.get().to(),
                hours,
                terms.settings().warningPercent(),
                terms.settings().escalationPercent()));
    }

    private void agreeFinish(Terms terms) {
        Limits limits = terms.limits(ticket.priority);
        Instant from = appointment(ticket.promisedFrom).map(Appointment::to).orElse(ticket.promisedFrom);
        agree(ClockName.FINISH, from, limits.finish(), terms.hours(limits), terms);
    }

    /// The appointment that rules over the limits: not in an emergency, and not one that was over before.
    private Optional<Appointment> appointment(Instant from) {
        return Optional.ofNullable(ticket.appointment)
                .filter(its -> !ticket.priority.isEmergency() && its.to().isAfter(from));
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }

    /// In an emergency the owner hears a word every so often, counted from when it was said and not from when the thing
    /// it told had happened.
    private void agreeWords(Terms terms) {
        Duration every = ticket.priority.isEmergency() ? terms.settings().ownerUpdate() : null;
        Instant last = ticket.clocks
                .find(ClockName.OWNER_UPDATE)
                .filter(Clock::running)
                .map(Clock::started)
                .orElse(change.at());
        agree(ClockName.OWNER_UPDATE, last, every, Hours.aroundTheClock(terms.zone()), terms);
    }

    private void agree(ClockName name, Instant from, @Nullable Duration limit, Hours hours, Terms terms) {
        if (limit == null) {
            ticket.clocks.remove(name);
        } else {
            ticket.clocks.start(Clock.limited(
                    name,
                    from,
                    limit,
                    hours,
                    terms.settings().warningPercent(),
                    terms.settings().escalationPercent()));
        }
    }

    /// Whether that promise is still to be kept, or would be if it had been made.
    private boolean open(ClockName name) {
        return ticket.clocks.find(name).map(Clock::running).orElseGet(() -> expects(name));
    }

    private boolean expects(ClockName name) {
        TicketStatus status = Optional.ofNullable(ticket.heldFrom).orElse(ticket.status);
        return switch (name) {
            case ACCEPT -> status == TicketStatus.SUBMITTED || status == TicketStatus.DISPATCHED;
            case ARRIVE -> status != TicketStatus.ARRIVED && status != TicketStatus.WORKING;
            case FINISH, FIRST_ANSWER, OWNER_UPDATE -> true;
        };
    }
}
