package io.guanjia.ticket.desk;

import io.guanjia.platform.domain.Command;
import io.guanjia.platform.domain.CommonRefusal.InvalidRequest;
import io.guanjia.platform.domain.CommonRefusal.NotFound;
import io.guanjia.platform.domain.RefusedException;
import io.guanjia.platform.store.Aggregates;
import io.guanjia.platform.store.Filter;
import io.guanjia.platform.store.Outcome;
import io.guanjia.platform.store.Page;
import io.guanjia.platform.store.PageRequest;
import io.guanjia.platform.store.Scope;
import io.guanjia.platform.store.Stored;
import io.guanjia.platform.web.Call;
import io.guanjia.platform.web.Caller;
import io.guanjia.platform.web.Ids;
import io.guanjia.ticket.archive.Archive;
import io.guanjia.ticket.archive.StaffMember;
import io.guanjia.ticket.attachment.Claims;
import io.guanjia.ticket.dispatch.Candidate;
import io.guanjia.ticket.dispatch.Choice;
import io.guanjia.ticket.dispatch.Dispatcher;
import io.guanjia.ticket.intake.Rights;
import io.guanjia.ticket.settings.CommunityTerms;
import io.guanjia.ticket.settings.Terms;
import io.guanjia.ticket.ticket.DispatchMode;
import io.guanjia.ticket.ticket.Job;
import io.guanjia.ticket.ticket.Ticket;
import io.guanjia.ticket.ticket.TicketCommand;
import io.guanjia.ticket.ticket.TicketRefusal;
import io.guanjia.ticket.ticket.TicketStatus;
import io.guanjia.ticket.ticket.TicketTimers;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/// Who gets a job and what the worker does with it.
@Component
class JobDesk {

    private final Aggregates<Ticket> tickets;
    private final TicketTimers timers;
    private final Dispatcher dispatcher;
    private final CommunityTerms terms;
    private final Rights rights;
    private final Archive archive;
    private final Claims claims;
    private final Repeats repeats;
    private final JsonMapper json;

    JobDesk(
            Aggregates<Ticket> tickets,
            TicketTimers timers,
            Dispatcher dispatcher,
            CommunityTerms terms,
            Rights rights,
            Archive archive,
            Claims claims,
            Repeats repeats,
            JsonMapper json) {
        this.tickets = tickets;
        this.timers = timers;
        this.dispatcher = dispatcher;
        this.terms = terms;
        this.rights = rights;
        this.archive = archive;
        this.claims = claims;
        this.repeats = repeats;
        this.json = json;
    }

    /// One step of a worker, or of agent and shift leader on a worker's behalf. The key is the step's own, whichever
    /// route it comes by: what a phone sent and got no answer to, it may hand in later with others.
    Outcome<Ticket> step(String id, JobTransition transition, JobBody body, Call call) {
        Command command =
                itsOwn(id, transition, body, call).transition(body.occurredAt(), body.onBehalfOf(), body.via());
        Scope stepped = Scope.communities(call.caller().communitiesWith("worker", "agent", "shift-leader"));
        return repeats.of(id, stepped, command).orElseGet(() -> step(id, transition, body, command, call));
    }

    private Outcome<Ticket> step(String id, JobTransition transition, JobBody body, Command command, Call call) {
        Scope scope = rights.reading(call.caller());
        Ticket there = tickets.get(id, scope).state();
        requireRight(transition, body, there, call.caller());
        transition.check(body, Optional.ofNullable(body.occurredAt()).orElse(call.at()));
        return claims.with(
                body.files(),
                id,
                call,
                () -> tickets.change(
                        id,
                        scope,
                        command,
                        (ticket, change) -> transition.apply(
                                new Job(ticket, of(ticket), change), body, timers.afterRounds(ticket, change.at()))));
    }

    /// The worker, or agent and shift leader for the worker. What nobody holds is theirs: they refer it, and speak with
    /// whoever it was referred to.
    private void requireRight(JobTransition transition, JobBody body, Ticket there, Caller caller) {
        rights.requireSpeaking(caller, there.communityId(), body.onBehalfOf(), body.via());
        boolean held = there.workerId() != null;
        if (!held && body.onBehalfOf() != null) {
            throw new RefusedException(new TicketRefusal.NotTheWorker());
        }
        boolean theirs = transition == JobTransition.REFERRAL || (!held && transition.endsReferral());
        if (theirs && rights.dispatches(caller, there)) {
            return;
        }
        rights.requireWorker(caller, there, body.onBehalfOf() != null);
    }

    /// The fingerprint covers what is told, not when it is said to have happened: a phone that asks again may know
    /// that better.
    private Call itsOwn(String id, JobTransition transition, JobBody body, Call call) {
        String step = transition.noun() + " of " + id;
        return new Call(
                call.caller(),
                step,
                call.key(),
                Ids.derive(step, json.writeValueAsString(body.whenever())),
                call.ifMatch(),
                call.locale(),
                call.at(),
                call.until());
    }

    /// Names a worker, or lets the rules do it.
    Outcome<Ticket> dispatch(String id, @Nullable String workerId, Told told, Call call) {
        return assign(id, workerId, told, call, TicketCommand.DISPATCH);
    }

    Outcome<Ticket> transfer(String id, @Nullable String workerId, Told told, Call call) {
        return assign(id, workerId, told, call, TicketCommand.TRANSFER);
    }

    /// A worker takes a job from the pool of the own department; of two at once, one wins.
    Outcome<Ticket> claim(String id, Call call) {
        Scope scope = pool(call);
        Ticket there = tickets.get(id, scope).state();
        String worker = call.caller().subject();
        return tickets.change(id, scope, call.transition(), (ticket, change) -> {
            ticket.check(TicketCommand.CLAIM);
            Candidate one = candidate(there, worker, call);
            if (dispatcher
                    .takeNamed(one, ticket.communityId(), id, false, call.at())
                    .isEmpty()) {
                throw new RefusedException(new TicketRefusal.LoadCapReached(one.cap()));
            }
            new Job(ticket, of(ticket), change).claim(worker);
        });
    }

    /// The jobs the caller holds, or had in that status.
    Page<Stored<Ticket>> mine(@Nullable TicketStatus status, Call call, PageRequest page) {
        Scope own = new Scope(List.of(Map.of(
                "communityId",
                call.caller().communitiesWith("worker"),
                "workerId",
                List.of(call.caller().subject()))));
        List<TicketStatus> wanted = status == null ? List.copyOf(TicketStatus.HELD) : List.of(status);
        return tickets.list(own, Filter.all().withAny("status", wanted), page);
    }

    Page<Stored<Ticket>> pool(Call call, PageRequest page) {
        return tickets.list(pool(call), Filter.all().with("status", TicketStatus.SUBMITTED), page);
    }

    /// What a worker may claim: unassigned jobs of the own department that are offered to all.
    private Scope pool(Call call) {
        List<Map<String, List<?>>> any = call.caller().communitiesWith("worker").stream()
                .flatMap(community -> archive.staffOf(community).stream())
                .filter(one -> one.staffId().equals(call.caller().subject()) && one.departmentId() != null)
                .map(JobDesk::departmentPool)
                .toList();
        return new Scope(any);
    }

    private static Map<String, List<?>> departmentPool(StaffMember worker) {
        return Map.of(
                "communityId", List.of(worker.communityId()),
                "sorting.departmentId", List.of(String.valueOf(worker.departmentId())),
                "sorting.mode", List.of(DispatchMode.POOL));
    }

    private Outcome<Ticket> assign(String id, @Nullable String workerId, Told told, Call call, TicketCommand how) {
        Scope scope = rights.reading(call.caller());
        Ticket there = tickets.get(id, scope).state();
        rights.requireDispatching(call.caller(), there);
        rights.requireSpeaking(call.caller(), there.communityId(), told.onBehalfOf(), told.via());
        Command command = call.transition(told.occurredAt(), told.onBehalfOf(), told.via());
        return tickets.change(id, scope, command, (ticket, change) -> {
            ticket.check(how);
            if (workerId != null && workerId.equals(ticket.workerId())) {
                throw new RefusedException(InvalidRequest.of("/workerId", "holds-it-already"));
            }
            Choice choice = workerId == null
                    ? byRules(id, ticket, call)
                    : named(id, ticket, candidate(ticket, workerId, call), call);
            Job job = new Job(ticket, of(ticket), change);
            if (how == TicketCommand.TRANSFER) {
                job.transfer(choice.workerId(), choice.reasons());
            } else {
                job.dispatch(
                        choice.workerId(),
                        workerId == null ? DispatchMode.ASSIGN : DispatchMode.MANUAL,
                        choice.reasons());
            }
        });
    }

    private Choice byRules(String id, Ticket ticket, Call call) {
        return timers.choose(id, ticket, call.at())
                .orElseThrow(() -> new RefusedException(new TicketRefusal.NoCandidate()));
    }

    private Choice named(String id, Ticket ticket, Candidate one, Call call) {
        Optional<List<String>> reasons = dispatcher.takeNamed(one, ticket.communityId(), id, true, call.at());
        return new Choice(one.workerId(), reasons.orElse(List.of("named")));
    }

    private Candidate candidate(Ticket ticket, String workerId, Call call) {
        int cap = of(ticket).settings().dispatching().loadCap();
        return dispatcher
                .named(ticket.communityId(), workerId, cap, call.at())
                .orElseThrow(() -> new RefusedException(
                        workerId.equals(call.caller().subject()) ? new NotFound() : new TicketRefusal.UnknownWorker()));
    }

    private Terms of(Ticket ticket) {
        return terms.of(ticket.communityId());
    }
}
