package io.guanjia.ticket.desk;

import io.guanjia.platform.domain.CommonRefusal.InvalidRequest;
import io.guanjia.platform.domain.RefusedException;
import io.guanjia.platform.web.Call;
import io.guanjia.ticket.category.Categories;
import io.guanjia.ticket.category.Category;
import io.guanjia.ticket.intake.Checks;
import io.guanjia.ticket.intake.Intake;
import io.guanjia.ticket.intake.Places;
import io.guanjia.ticket.intake.TicketBody;
import io.guanjia.ticket.settings.CommunityTerms;
import io.guanjia.ticket.ticket.Appointment;
import io.guanjia.ticket.ticket.Edit;
import io.guanjia.ticket.ticket.Place;
import io.guanjia.ticket.ticket.Sorting;
import io.guanjia.ticket.ticket.Ticket;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Turns a patch into an edit: what is not named is not touched.
@Component
class TicketEdits {

    /// @param reason why the priority changes, by itself or with the category
    record PatchBody(
            @Nullable String category,
            @Nullable String priority,
            @Nullable String reason,
            TicketBody.@Nullable PlaceBody place,
            @Nullable Appointment appointment,
            @Nullable String description) {}

    private final Categories categories;
    private final Intake intake;
    private final Places places;
    private final CommunityTerms terms;

    TicketEdits(Categories categories, Intake intake, Places places, CommunityTerms terms) {
        this.categories = categories;
        this.intake = intake;
        this.places = places;
        this.terms = terms;
    }

    Edit checked(PatchBody body, Ticket ticket, Call call) {
        if (body.priority() != null || body.reason() != null) {
            Checks.text("/reason", body.reason());
        }
        Checks.appointment(body.appointment(), terms.of(ticket.communityId()), call.at());
        Category category = body.category() == null ? null : category(body.category(), ticket);
        Sorting sorting = category == null ? null : intake.sorting(ticket.communityId(), category);
        return new Edit(
                sorting,
                body.priority() != null
                        ? TicketController.priority(body.priority())
                        : category == null ? null : category.priority(),
                body.reason(),
                body.place() == null ? null : place(body.place(), ticket, call),
                body.appointment(),
                body.description() == null ? null : Checks.text("/description", body.description()));
    }

    private Category category(String code, Ticket ticket) {
        return categories
                .find(ticket.communityId(), ticket.kind(), code)
                .orElseThrow(() -> new RefusedException(InvalidRequest.of("/category", "unknown")));
    }

    /// A ticket does not move to another community.
    private Place place(TicketBody.PlaceBody body, Ticket ticket, Call call) {
        return places.known(body, call.caller(), call.at())
                .filter(found -> found.communityId().equals(ticket.communityId()))
                .orElseThrow(() -> new RefusedException(InvalidRequest.of("/place", "unknown")))
                .place();
    }
}
