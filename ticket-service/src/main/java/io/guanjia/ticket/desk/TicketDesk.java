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
import io.guanjia.ticket.attachment.Attachments;
import io.guanjia.ticket.intake.Rights;
import io.guanjia.ticket.settings.CommunityTerms;
import io.guanjia.ticket.settings.Terms;
import io.guanjia.ticket.ticket.Aftercare;
import io.guanjia.ticket.ticket.Conversation;
import io.guanjia.ticket.ticket.Edit;
import io.guanjia.ticket.ticket.FollowUpOutcome;
import io.guanjia.ticket.ticket.Ticket;
import io.guanjia.ticket.ticket.TicketCommand;
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
    private final Attachments attachments;

    TicketDesk(Aggregates<Ticket> tickets, CommunityTerms terms, Rights rights, Attachments attachments) {
        this.tickets = tickets;
        this.terms = terms;
        this.rights = rights;
        this.attachments = attachments;
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
        attachments.claim(files, id, call.caller());
        return talk(id, call, command, talk -> talk.attach(files));
    }

    Outcome<Ticket> urge(String id, Call call) {
        rights.requireParty(call.caller(), get(id, call), call.at());
        return talk(id, call, call.create(), Conversation::urge);
    }

    Outcome<Ticket> cancel(String id, String reason, @Nullable String duplicateOf, Call call) {
        Ticket there = get(id, call);
        boolean staff = call.caller().has(there.communityId(), "agent", "supervisor");
        if (!staff) {
            rights.requireReporter(call.caller(), there, call.at());
        }
        return change(
                id,
                call,
                call.transition(),
                (ticket, change) ->
                        ticket.cancel(staff ? "staff" : "reporter", reason, duplicateOf, of(ticket), change));
    }

    Outcome<Ticket> confirm(String id, boolean solved, @Nullable String reason, List<String> files, Call call) {
        Ticket there = get(id, call);
        rights.requireReporter(call.caller(), there, call.at());
        there.check(TicketCommand.CONFIRM);
        if (!files.isEmpty()) {
            attachments.claim(files, id, call.caller());
        }
        return after(id, call, after -> after.confirm(solved, reason, files));
    }

    Outcome<Ticket> rate(String id, int stars, @Nullable String comment, Call call) {
        rights.requireReporter(call.caller(), get(id, call), call.at());
        return after(id, call, after -> after.rate(stars, comment));
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

    Outcome<Ticket> answer(String id, String text, Call call) {
        rights.require(call.caller(), get(id, call), "agent", "supervisor");
        return talk(id, call, call.transition(), talk -> talk.answer(text));
    }

    Outcome<Ticket> close(String id, Call call) {
        rights.require(call.caller(), get(id, call), "agent", "supervisor");
        return after(id, call, Aftercare::closeByStaff);
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

    private Outcome<Ticket> talk(String id, Call call, Command command, Consumer<Conversation> what) {
        return change(id, call, command, (ticket, change) -> what.accept(new Conversation(ticket, of(ticket), change)));
    }

    private Outcome<Ticket> after(String id, Call call, Consumer<Aftercare> what) {
        return change(
                id,
                call,
                call.transition(),
                (ticket, change) -> what.accept(new Aftercare(ticket, of(ticket), change)));
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
