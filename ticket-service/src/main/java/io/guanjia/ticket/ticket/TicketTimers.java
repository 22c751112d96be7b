package io.guanjia.ticket.ticket;

import io.guanjia.platform.domain.Change;
import io.guanjia.platform.store.AggregateType;
import io.guanjia.platform.store.Stored;
import io.guanjia.platform.store.TimerHandler;
import io.guanjia.ticket.clock.ClockName;
import io.guanjia.ticket.clock.Priority;
import io.guanjia.ticket.dispatch.Choice;
import io.guanjia.ticket.dispatch.Dispatcher;
import io.guanjia.ticket.dispatch.Wanted;
import io.guanjia.ticket.settings.CommunityTerms;
import io.guanjia.ticket.settings.Terms;
import io.guanjia.ticket.settings.TicketSettings.Dispatching;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What a ticket's timers do when they fire.
public final class TicketTimers {

    private final CommunityTerms terms;
    private final Dispatcher dispatcher;

    public TicketTimers(CommunityTerms terms, Dispatcher dispatcher) {
        this.terms = terms;
        this.dispatcher = dispatcher;
    }

    /// Tickets as they are stored, with these timers.
    public AggregateType<Ticket> type() {
        Map<String, TimerHandler<Ticket>> timers = new HashMap<>(Map.of(
                Timers.DISPATCH, this::dispatch,
                Timers.ACCEPT_LIMIT,
                        (_, ticket, change) -> job(ticket, change).missAcceptance(afterRounds(ticket, change.at())),
                Timers.HOLD_UNTIL, (_, ticket, change) -> job(ticket, change).resume(),
                Timers.FOLLOW_UP, (_, ticket, change) -> after(ticket, change).fallDue(),
                Timers.REMINDER, (_, ticket, change) -> after(ticket, change).remind(),
                Timers.SILENCE, (_, ticket, change) -> after(ticket, change).closeUnconfirmed()));
        for (ClockName name : ClockName.values()) {
            timers.put(name.timer(), (_, ticket, change) -> new ClockWatch(ticket, change).fire(name));
        }
        return new AggregateType<>(
                "tickets",
                Ticket.class,
                TicketEventCatalog.CATALOG,
                timers,
                List.of(
                        List.of("unique:communityId", "number"),
                        List.of("communityId", "status"),
                        List.of("communityId", "followUp.done"),
                        List.of("place.unitId"),
                        List.of("reporterId"),
                        List.of("reporter.phoneHash"),
                        List.of("workerId", "status")));
    }

    /// When the rules look again after everybody was asked: P0 rings on, others wait for the next shift.
    public Instant afterRounds(Ticket ticket, Instant now) {
        Dispatching rules = of(ticket).settings().dispatching();
        if (ticket.priority == Priority.P0) {
            return now.plus(rules.ringEvery());
        }
        return dispatcher.nextShift(ticket.communityId, now).orElse(now.plus(rules.retryEvery()));
    }

    /// Who is to do it by the rules, other than who holds it; the place on the worker's list is taken.
    public Optional<Choice> choose(String ticketId, Ticket ticket, Instant now) {
        Wanted wanted = new Wanted(
                ticket.communityId,
                ticketId,
                ticket.sorting.departmentId(),
                ticket.sorting.skill(),
                ticket.place.buildingId(),
                ticket.assignment.without(ticket.workerId).excluded());
        return dispatcher.choose(wanted, of(ticket).settings().dispatching().loadCap(), now);
    }

    /// Where a person is to decide, the timer only calls one.
    private void dispatch(Stored<Ticket> stored, Ticket ticket, Change change) {
        Job job = job(ticket, change);
        job.look();
        Optional<Choice> chosen = ticket.sorting.mode() == DispatchMode.MANUAL
                ? Optional.empty()
                : choose(stored.id(), ticket, change.at());
        chosen.ifPresentOrElse(
                choice -> job.dispatch(choice.workerId(), DispatchMode.ASSIGN, choice.reasons()),
                () -> job.findNobody(afterRounds(ticket, change.at())));
    }

    private Job job(Ticket ticket, Change change) {
        return new Job(ticket, of(ticket), change);
    }

    private Aftercare after(Ticket ticket, Change change) {
        return new Aftercare(ticket, of(ticket), change);
    }

    private Terms of(Ticket ticket) {
        return terms.of(ticket.communityId);
    }
}
