package io.guanjia.ticket.intake;

import io.guanjia.platform.domain.Command;
import io.guanjia.platform.domain.CommonRefusal.Forbidden;
import io.guanjia.platform.domain.CommonRefusal.InvalidRequest;
import io.guanjia.platform.domain.CommonRefusal.NotFound;
import io.guanjia.platform.domain.RefusedException;
import io.guanjia.platform.number.Numbers;
import io.guanjia.platform.store.Aggregates;
import io.guanjia.platform.store.Outcome;
import io.guanjia.platform.store.Scope;
import io.guanjia.platform.store.Stored;
import io.guanjia.platform.web.Call;
import io.guanjia.ticket.archive.Archive;
import io.guanjia.ticket.attachment.Claims;
import io.guanjia.ticket.category.Categories;
import io.guanjia.ticket.category.Category;
import io.guanjia.ticket.settings.CommunityTerms;
import io.guanjia.ticket.settings.Terms;
import io.guanjia.ticket.ticket.Aftercare;
import io.guanjia.ticket.ticket.Conversation;
import io.guanjia.ticket.ticket.Sorting;
import io.guanjia.ticket.ticket.Submission;
import io.guanjia.ticket.ticket.Ticket;
import io.guanjia.ticket.ticket.TicketKind;
import io.guanjia.ticket.ticket.TicketRefusal;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Takes in new tickets.
@Component
public class Intake {

    private final Aggregates<Ticket> tickets;
    private final Archive archive;
    private final Categories categories;
    private final Claims claims;
    private final LookAlikes lookAlikes;
    private final Places places;
    private final Numbers numbers;
    private final CommunityTerms terms;
    private final Reporters reporters;
    private final Rights rights;

    Intake(
            Aggregates<Ticket> tickets,
            Archive archive,
            Categories categories,
            Claims claims,
            LookAlikes lookAlikes,
            Places places,
            Numbers numbers,
            CommunityTerms terms,
            Reporters reporters,
            Rights rights) {
        this.tickets = tickets;
        this.archive = archive;
        this.categories = categories;
        this.claims = claims;
        this.lookAlikes = lookAlikes;
        this.places = places;
        this.numbers = numbers;
        this.terms = terms;
        this.reporters = reporters;
        this.rights = rights;
    }

    /// A new ticket; the same key again: the one it led to.
    public Outcome<Ticket> submit(TicketBody body, Call call) {
        String id = call.newId();
        // A repeat takes no number, holds nothing apart and claims nothing: the store answers with what is there.
        if (tickets.find(id, Scope.everything()).isPresent()) {
            return tickets.create(id, call.create(), _ -> {
                throw new RefusedException(new NotFound());
            });
        }
        Places.Found found = places.find(body.place(), call.caller(), call.at());
        boolean desk = rights.isDesk(call.caller(), found.communityId());
        if (!desk && (body.reporter() != null || body.reportedAt() != null || body.resolution() != null)) {
            throw new RefusedException(new Forbidden());
        }
        Terms now = terms.of(found.communityId());
        TicketKind kind = Checks.kind(body.kind());
        Checks.all(body, now, call.at());
        Reporters.check(body.reporter());
        Command command = call.create(Checks.channel(body.channel(), desk));
        Category category = categories
                .find(found.communityId(), kind, String.valueOf(body.category()))
                .orElseThrow(() -> new RefusedException(InvalidRequest.of("/category", "unknown")));
        requireFollowed(body.follows(), found, call);
        if (body.sameAs() != null) {
            return addTo(body.sameAs(), body, command, call);
        }
        String reporterId = reporters.personId(body.reporter(), found, desk, call);
        claims.check(body.files(), id, call);
        holdApart(found, category, reporterId, id, body, now, call);
        return claims.with(body.files(), id, call, () -> {
            Submission submission = submission(found, kind, category, reporterId, id, body, command);
            return tickets.create(id, command, change -> {
                Ticket ticket = Ticket.submit(submission, now, change);
                if (body.follows() != null) {
                    ticket.follow(body.follows());
                }
                if (body.reportedAt() != null) {
                    new Conversation(ticket, now, change).note(String.valueOf(body.reason()));
                }
                if (body.resolution() != null) {
                    new Aftercare(ticket, now, change).solveOnContact(body.resolution());
                }
                return ticket;
            });
        });
    }

    private Submission submission(
            Places.Found found,
            TicketKind kind,
            Category category,
            @Nullable String reporterId,
            String id,
            TicketBody body,
            Command command) {
        return new Submission(
                found.communityId(),
                numbers.next(found.communityId(), archive.day(found.communityId(), command.at())),
                kind,
                sorting(found.communityId(), category),
                category.priority(),
                found.place(),
                String.valueOf(body.description()),
                command.actor().channel(),
                Optional.ofNullable(body.reportedAt()).orElse(command.at()),
                reporterId,
                reporters.sealed(body.reporter(), id),
                body.appointment(),
                body.files());
    }

    /// Department and skill of a category, as the community has them.
    public Sorting sorting(String communityId, Category category) {
        return new Sorting(
                category.code(),
                archive.departmentId(communityId, category.department()).orElse(null),
                category.skill(),
                category.mode());
    }

    private Outcome<Ticket> addTo(String ticketId, TicketBody body, Command command, Call call) {
        Scope scope = rights.reading(call.caller());
        Stored<Ticket> same = tickets.get(ticketId, scope);
        rights.requireParty(call.caller(), same.state(), call.at());
        String text = String.valueOf(body.description());
        return claims.with(
                body.files(),
                ticketId,
                call,
                () -> tickets.change(ticketId, scope, command, (ticket, change) -> {
                    Conversation conversation = new Conversation(ticket, terms.of(ticket.communityId()), change);
                    conversation.write(text);
                    if (!body.files().isEmpty()) {
                        conversation.attach(body.files());
                    }
                }));
    }

    /// What it follows is a ticket of the same community that the caller may see.
    private void requireFollowed(@Nullable String follows, Places.Found found, Call call) {
        boolean known = follows == null
                || tickets.find(follows, rights.reading(call.caller()))
                        .filter(earlier -> earlier.state().communityId().equals(found.communityId()))
                        .isPresent();
        if (!known) {
            throw new RefusedException(InvalidRequest.of("/follows", "unknown"));
        }
    }

    private void holdApart(
            Places.Found found,
            Category category,
            @Nullable String reporterId,
            String id,
            TicketBody body,
            Terms now,
            Call call) {
        // Public parts: only what the same person reported, for others' tickets are not theirs to see.
        String where = found.place().unitId() != null
                ? found.place().unitId()
                : found.place().buildingId() + "/" + found.place().area() + "/" + reporterId;
        String key = found.communityId() + ":" + where + ":" + category.code();
        Instant until = call.at().plus(now.settings().looksLikeWithin());
        lookAlikes
                .hold(key, id, Optional.ofNullable(body.distinctFrom()).orElse(body.follows()), call.at(), until)
                .ifPresent(there -> {
                    throw new RefusedException(new TicketRefusal.LooksLike(
                            there.id(), there.state().number()));
                });
    }
}
