package io.guanjia.ticket.desk;

import io.guanjia.platform.domain.Change;
import io.guanjia.platform.domain.Command;
import io.guanjia.platform.domain.CommonRefusal.Forbidden;
import io.guanjia.platform.domain.CommonRefusal.InvalidRequest;
import io.guanjia.platform.domain.RefusedException;
import io.guanjia.platform.store.Aggregates;
import io.guanjia.platform.store.Filter;
import io.guanjia.platform.store.Outcome;
import io.guanjia.platform.store.Page;
import io.guanjia.platform.store.PageRequest;
import io.guanjia.platform.store.Scope;
import io.guanjia.platform.store.Stored;
import io.guanjia.platform.web.Call;
import io.guanjia.ticket.attachment.Claims;
import io.guanjia.ticket.intake.Rights;
import io.guanjia.ticket.settings.CommunityTerms;
import io.guanjia.ticket.settings.Terms;
import io.guanjia.ticket.ticket.Aftercare;
import io.guanjia.ticket.ticket.Conversation;
import io.guanjia.ticket.ticket.Edit;
import io.guanjia.ticket.ticket.FollowUpOutcome;
import io.guanjia.ticket.ticket.Reveal;
import io.guanjia.ticket.ticket.Ticket;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// What owners and the desk do with a ticket.
@Component
class TicketDesk {

    private final Aggregates<Ticket> tickets;
    private final CommunityTerms terms;
    private final Rights rights;
    private final Claims claims;
    private final Repeats repeats;

    TicketDesk(Aggregates<Ticket> tickets, CommunityTerms terms, Rights rights, Claims claims, Repeats repeats) {
        this.tickets = tickets;
        this.terms = terms;
        this.rights = rights;
        this.claims = claims;
        this.repeats = repeats;
    }

    /// Changes what the ticket says.
    ///
    /// @param edit made under the same reading of the ticket that it changes
    Outcome<Ticket> edit(String id, Function<Ticket, Edit> edit, Call call) {
        Ticket there = get(id, call);
        rights.require(call.caller(), there, "agent");
        return change(
                id, call, call.edit(), (ticket, change) -> edit.apply(ticket).apply(ticket, of(ticket), change));
    }

    Outcome<Ticket> comment(String id, String text, boolean staffOnly, Call call) {
        Ticket there = get(id, call);
        rights.requireParty(call.caller(), there, call.at());
        boolean resident = !rights.seesAll(call.caller(), there)
                && !call.caller().subject().equals(there.workerId());
        if (staffOnly && resident) {
            throw new RefusedException(new Forbidden());
        }
        Consumer<Conversation> said = resident ? talk -> talk.write(text) : talk -> talk.tell(text);
        return talk(id, call, call.create(), staffOnly ? talk -> talk.note(text) : said);
    }

    Outcome<Ticket> attach(String id, List<String> files, Call call) {
        rights.requireParty(call.caller(), get(id, call), call.at());
        if (files.isEmpty()) {
            throw new RefusedException(InvalidRequest.of("/attachments", "required"));
        }
        Command command = call.create();
        return claims.with(files, id, call, () -> talk(id, call, command, talk -> talk.attach(files)));
    }

    Outcome<Ticket> urge(String id, Call call) {
        rights.requireParty(call.caller(), get(id, call), call.at());
        return talk(id, call, call.create(), Conversation::urge);
    }

    Outcome<Ticket> cancel(String id, String reason, @Nullable String duplicateOf, Told told, Call call) {
        Ticket there = get(id, call);
        boolean staff = call.caller().has(there.communityId(), "agent", "supervisor");
        if (!staff) {
            rights.requireReporter(call.caller(), there, call.at());
        }
        Command command = told(told, there, call);
        if (duplicateOf != null) {
            requireOther(duplicateOf, id, there, call);
        }
        return change(
                id,
                call,
                command,
                (ticket, change) ->
                        ticket.cancel(staff ? "staff" : "reporter", reason, duplicateOf, of(ticket), change));
    }

    Outcome<Ticket> confirm(
            String id, boolean solved, @Nullable String reason, List<String> files, Told told, Call call) {
        Command lost = call.transition();
        return repeats.of(id, rights.reading(call.caller()), lost).orElseGet(() -> {
            Ticket there = get(id, call);
            rights.requireReporter(call.caller(), there, call.at());
            Command command = told(told, there, call);
            return claims.with(
                    files, id, call, () -> after(id, call, command, after -> after.confirm(solved, reason, files)));
        });
    }

    Outcome<Ticket> rate(String id, int stars, @Nullable String comment, Told told, Call call) {
        Ticket there = get(id, call);
        rights.requireReporter(call.caller(), there, call.at());
        return after(id, call, told(told, there, call), after -> after.rate(stars, comment));
    }

    Outcome<Ticket> recordCall(
            String id, FollowUpOutcome outcome, @Nullable Integer stars, @Nullable String note, Call call) {
        rights.require(call.caller(), get(id, call), "agent", "supervisor");
        return change(
                id,
                call,
                call.create(),
                (ticket, change) -> new Aftercare(ticket, of(ticket), change).recordCall(outcome, stars, note));
    }

    Outcome<Ticket> answer(String id, String text, Told told, Call call) {
        Ticket there = get(id, call);
        rights.require(call.caller(), there, "agent", "supervisor");
        return talk(id, call, told(told, there, call), talk -> talk.answer(text));
    }

    Outcome<Ticket> close(String id, Told told, Call call) {
        Ticket there = get(id, call);
        rights.require(call.caller(), there, "agent", "supervisor");
        return after(id, call, told(told, there, call), Aftercare::closeByStaff);
    }

    Outcome<Ticket> revealPhone(String id, String purpose, Call call) {
        rights.require(call.caller(), get(id, call), "agent", "supervisor", "control-room", "manager");
        return talk(id, call, call.create(), talk -> talk.revealPhone(purpose));
    }

    /// Who looked at the reporter's phone.
    List<Reveal> reveals(String id, Call call) {
        Ticket there = get(id, call);
        rights.require(call.caller(), there, "supervisor", "manager", "admin", "auditor");
        return there.reveals();
    }

    Stored<Ticket> read(String id, Call call) {
        return tickets.get(id, rights.reading(call.caller()));
    }

    Page<Stored<Ticket>> list(Filter filter, Call call, PageRequest page) {
        return tickets.list(rights.reading(call.caller()), filter, page);
    }

    /// Calls not yet made, of all communities in which the caller makes them.
    Page<Stored<Ticket>> followUps(@Nullable Boolean due, Call call, PageRequest page) {
        List<String> communities = call.caller().communitiesWith("agent", "supervisor");
        if (communities.isEmpty()) {
            throw new RefusedException(new Forbidden());
        }
        Filter calls = Filter.all().with("followUp.done", false).with("followUp.due", due);
        return tickets.list(Scope.communities(communities), calls, page);
    }

    /// The command of a transition, with who speaks for whom checked.
    private Command told(Told told, Ticket there, Call call) {
        rights.requireSpeaking(call.caller(), there.communityId(), told.onBehalfOf(), told.via());
        return call.transition(told.occurredAt(), told.onBehalfOf(), told.via());
    }

    /// What a ticket doubles is another one of its community, and one that the caller may see: its id is published.
    private void requireOther(String other, String id, Ticket there, Call call) {
        boolean known = tickets.find(other, rights.reading(call.caller()))
                .filter(found ->
                        !other.equals(id) && found.state().communityId().equals(there.communityId()))
                .isPresent();
        if (!known) {
            throw new RefusedException(InvalidRequest.of("/duplicateOf", "unknown"));
        }
    }

    private Outcome<Ticket> talk(String id, Call call, Command command, Consumer<Conversation> what) {
        return change(id, call, command, (ticket, change) -> what.accept(new Conversation(ticket, of(ticket), change)));
    }

    private Outcome<Ticket> after(String id, Call call, Command command, Consumer<Aftercare> what) {
        return change(id, call, command, (ticket, change) -> what.accept(new Aftercare(ticket, of(ticket), change)));
    }

    private Outcome<Ticket> change(String id, Call call, Command command, BiConsumer<Ticket, Change> what) {
        Scope scope = rights.reading(call.caller());
        return tickets.change(id, scope, command, what);
    }

    private Ticket get(String id, Call call) {
        return read(id, call).state();
    }

    private Terms of(Ticket ticket) {
        return terms.of(ticket.communityId());
    }
}
