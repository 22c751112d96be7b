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

    /// The timer of that clock has fired: the warning, or the breach.
    public void fire(ClockName name) {
        Clock clock = ticket.clocks.find(name).orElseThrow();
        Instant due = ticket.clocks.due(name).orElseThrow();
        if (clock.warned()) {
            ticket.clocks.breached(name);
            ticket.overdue = true;
            change.record(new TicketEvent.ClockBreached(About.of(ticket), name.code(), due));
            if (name == ClockName.OWNER_UPDATE) {
                ticket.clocks.restart(name, change.at());
            }
        } else {
            ticket.clocks.warned(name);
            change.record(new TicketEvent.ClockWarned(About.of(ticket), name.code(), due));
        }
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
            Limits limits = terms.limits(ticket.priority);
            Hours hours = terms.hours(limits);
            agree(ClockName.ACCEPT, from, limits.accept(), hours, terms);
            agreeArrival(from, limits, hours, terms);
            agree(ClockName.FINISH, from, limits.finish(), hours, terms);
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
            Limits limits = terms.limits(ticket.priority);
            Hours hours = terms.hours(limits);
            openSince(ClockName.ACCEPT).ifPresent(from -> agree(ClockName.ACCEPT, from, limits.accept(), hours, terms));
            openSince(ClockName.ARRIVE).ifPresent(from -> agreeArrival(from, limits, hours, terms));
            openSince(ClockName.FINISH).ifPresent(from -> agree(ClockName.FINISH, from, limits.finish(), hours, terms));
        }
        agreeWords(terms);
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

    private void agreeArrival(Instant from, Limits limits, Hours hours, Terms terms) {
        Appointment appointment = ticket.appointment;
        if (appointment == null) {
            agree(ClockName.ARRIVE, from, limits.arrive(), hours, terms);
        } else {
            int percent = terms.settings().warningPercent();
            ticket.clocks.start(Clock.appointed(ClockName.ARRIVE, from, appointment.to(), hours, percent));
        }
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
            ticket.clocks.start(
                    Clock.limited(name, from, limit, hours, terms.settings().warningPercent()));
        }
    }

    /// Since when that promise has been waiting to be kept; empty when it was kept.
    private Optional<Instant> openSince(ClockName name) {
        Optional<Clock> clock = ticket.clocks.find(name);
        boolean kept = clock.filter(there -> !there.running()).isPresent() || !expects(name);
        return kept ? Optional.empty() : Optional.of(clock.map(Clock::started).orElse(ticket.promisedFrom));
    }

    private boolean expects(ClockName name) {
        return switch (name) {
            case ACCEPT -> ticket.status == TicketStatus.SUBMITTED || ticket.status == TicketStatus.DISPATCHED;
            case ARRIVE -> ticket.status != TicketStatus.ARRIVED && ticket.status != TicketStatus.WORKING;
            case FINISH, FIRST_ANSWER, OWNER_UPDATE -> true;
        };
    }
}
