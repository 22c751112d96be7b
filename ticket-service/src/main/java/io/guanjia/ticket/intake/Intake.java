package io.guanjia.ticket.intake;

import io.guanjia.platform.crypto.FieldCipher;
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
import io.guanjia.ticket.attachment.Attachments;
import io.guanjia.ticket.category.Categories;
import io.guanjia.ticket.category.Category;
import io.guanjia.ticket.settings.CommunityTerms;
import io.guanjia.ticket.settings.Terms;
import io.guanjia.ticket.ticket.Aftercare;
import io.guanjia.ticket.ticket.Conversation;
import io.guanjia.ticket.ticket.Reporter;
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
    private final Attachments attachments;
    private final LookAlikes lookAlikes;
    private final Places places;
    private final Numbers numbers;
    private final CommunityTerms terms;
    private final FieldCipher cipher;
    private final Rights rights;

    Intake(
            Aggregates<Ticket> tickets,
            Archive archive,
            Categories categories,
            Attachments attachments,
            LookAlikes lookAlikes,
            Places places,
            Numbers numbers,
            CommunityTerms terms,
            FieldCipher cipher,
            Rights rights) {
        this.tickets = tickets;
        this.archive = archive;
        this.categories = categories;
        this.attachments = attachments;
        this.lookAlikes = lookAlikes;
        this.places = places;
        this.numbers = numbers;
        this.terms = terms;
        this.cipher = cipher;
        this.rights = rights;
    }

    /// A new ticket; the same key again: the one it led to.
    public Outcome<Ticket> submit(TicketBody body, Call call) {
        Command command = call.create();
        String id = call.newId();
        // A repeat takes no number, holds nothing apart and claims nothing: the store answers with what is there.
        if (tickets.find(id, Scope.everything()).isPresent()) {
            return tickets.create(id, command, _ -> {
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
        Category category = categories
                .find(found.communityId(), kind, String.valueOf(body.category()))
                .orElseThrow(() -> new RefusedException(InvalidRequest.of("/category", "unknown")));
        if (body.sameAs() != null) {
            return addTo(body.sameAs(), body, call);
        }
        String reporterId = reporterId(body, desk, call);
        holdApart(found, category, reporterId, id, body, now, call);
        attachments.claim(body.files(), id, call.caller());
        Submission submission = new Submission(
                found.communityId(),
                numbers.next(found.communityId(), archive.day(found.communityId(), call.at())),
                kind,
                sorting(found.communityId(), category),
                category.priority(),
                found.place(),
                Checks.text("/description", body.description()),
                Checks.channel(body.channel(), desk),
                Optional.ofNullable(body.reportedAt()).orElse(call.at()),
                reporterId,
                sealed(body, id),
                body.appointment(),
                body.files());
        return tickets.create(id, command, change -> {
            Ticket ticket = Ticket.submit(submission, now, change);
            if (body.resolution() != null) {
                new Aftercare(ticket, now, change).solveOnContact(body.resolution());
            }
            return ticket;
        });
    }

    /// Department and skill of a category, as the community has them.
    public Sorting sorting(String communityId, Category category) {
        return new Sorting(
                category.code(),
                archive.departmentId(communityId, category.department()).orElse(null),
                category.skill(),
                category.mode());
    }

    private Outcome<Ticket> addTo(String ticketId, TicketBody body, Call call) {
        Scope scope = rights.reading(call.caller());
        Stored<Ticket> same = tickets.get(ticketId, scope);
        rights.requireParty(call.caller(), same.state(), call.at());
        attachments.claim(body.files(), ticketId, call.caller());
        String text = Checks.text("/description", body.description());
        return tickets.change(ticketId, scope, call.create(), (ticket, change) -> {
            Conversation conversation = new Conversation(ticket, terms.of(ticket.communityId()), change);
            conversation.write(text);
            if (!body.files().isEmpty()) {
                conversation.attach(body.files());
            }
        });
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
        Optional<Stored<Ticket>> like = lookAlikes.hold(key, id, call.at(), until);
        like.ifPresent(there -> {
            if (!there.id().equals(body.distinctFrom())) {
                throw new RefusedException(
                        new TicketRefusal.LooksLike(there.id(), there.state().number()));
            }
            lookAlikes.take(key, id, until);
        });
    }

    private static @Nullable String reporterId(TicketBody body, boolean desk, Call call) {
        TicketBody.ReporterBody reporter = body.reporter();
        if (reporter != null) {
            return reporter.personId();
        }
        return desk ? null : call.caller().subject();
    }

    private @Nullable Reporter sealed(TicketBody body, String id) {
        TicketBody.ReporterBody reporter = body.reporter();
        if (reporter == null || (reporter.name() == null && reporter.phone() == null)) {
            return null;
        }
        return new Reporter(
                reporter.name() == null ? null : cipher.seal(reporter.name(), "ticket:" + id + ":name"),
                reporter.phone() == null ? null : cipher.seal(reporter.phone(), "ticket:" + id + ":phone"));
    }
}
