package io.guanjia.ticket.desk;

import io.guanjia.platform.domain.CommonRefusal.InvalidRequest;
import io.guanjia.platform.domain.RefusedException;
import io.guanjia.platform.store.Filter;
import io.guanjia.platform.store.Page;
import io.guanjia.platform.store.PageRequest;
import io.guanjia.platform.web.Answers;
import io.guanjia.platform.web.Call;
import io.guanjia.ticket.clock.Priority;
import io.guanjia.ticket.intake.Checks;
import io.guanjia.ticket.intake.Intake;
import io.guanjia.ticket.intake.TicketBody;
import io.guanjia.ticket.ticket.FollowUpOutcome;
import io.guanjia.ticket.ticket.TicketKind;
import io.guanjia.ticket.ticket.TicketStatus;
import io.guanjia.ticket.ticket.TicketView;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// Tickets as owners and the desk use them.
@RestController
@RequestMapping("/api/v1")
class TicketController {

    private static final String PLACE = "/api/v1/tickets/{id}";

    private final Intake intake;
    private final TicketDesk desk;
    private final TicketEdits edits;
    private final Views views;

    TicketController(Intake intake, TicketDesk desk, TicketEdits edits, Views views) {
        this.intake = intake;
        this.desk = desk;
        this.edits = edits;
        this.views = views;
    }

    @PostMapping("/tickets")
    ResponseEntity<TicketView> submit(@RequestBody TicketBody body, Call call) {
        return Answers.created(intake.submit(body, call), PLACE, views.by(call));
    }

    @GetMapping("/tickets/{id}")
    ResponseEntity<TicketView> ticket(@PathVariable String id, Call call) {
        return Answers.ok(desk.read(id, call), views.by(call));
    }

    /// `q` is a ticket's number, or the label of a unit.
    @GetMapping("/tickets")
    Page<TicketView> list(
            @RequestParam @Nullable TicketStatus status,
            @RequestParam @Nullable TicketKind kind,
            @RequestParam @Nullable String priority,
            @RequestParam @Nullable String communityId,
            @RequestParam @Nullable String buildingId,
            @RequestParam @Nullable String unitId,
            @RequestParam @Nullable String workerId,
            @RequestParam @Nullable Boolean overdue,
            @RequestParam @Nullable String q,
            Call call,
            PageRequest page) {
        boolean number = q != null && q.matches("\\d{6}-\\d+");
        Filter filter = Filter.all()
                .with("status", status)
                .with("kind", kind)
                .with("priority", priority == null ? null : priority(priority))
                .with("communityId", communityId)
                .with("place.buildingId", buildingId)
                .with("place.unitId", unitId)
                .with("workerId", workerId)
                .with("overdue", overdue)
                .with(number ? "number" : "place.label", q);
        return desk.list(filter, call, page).map(views.by(call));
    }

    @PatchMapping("/tickets/{id}")
    ResponseEntity<TicketView> edit(@PathVariable String id, @RequestBody TicketEdits.PatchBody body, Call call) {
        return Answers.ok(desk.edit(id, ticket -> edits.checked(body, ticket, call), call), views.by(call));
    }

    @PostMapping("/tickets/{id}/comments")
    ResponseEntity<TicketView> comment(@PathVariable String id, @RequestBody CommentBody body, Call call) {
        String to = body.visibleTo() == null ? "all" : body.visibleTo();
        if (!to.equals("all") && !to.equals("staff")) {
            throw new RefusedException(InvalidRequest.of("/visibleTo", "unknown"));
        }
        String text = Checks.text("/text", body.text());
        return Answers.created(desk.comment(id, text, to.equals("staff"), call), PLACE, views.by(call));
    }

    @PostMapping("/tickets/{id}/attachments")
    ResponseEntity<TicketView> attach(@PathVariable String id, @RequestBody AttachBody body, Call call) {
        return Answers.created(desk.attach(id, Checks.files(body.attachments()), call), PLACE, views.by(call));
    }

    @PostMapping("/tickets/{id}/urges")
    ResponseEntity<TicketView> urge(@PathVariable String id, Call call) {
        return Answers.created(desk.urge(id, call), PLACE, views.by(call));
    }

    @PutMapping("/tickets/{id}/cancellation")
    ResponseEntity<TicketView> cancel(@PathVariable String id, @RequestBody CancelBody body, Call call) {
        String reason = Checks.text("/reason", body.reason());
        return Answers.ok(desk.cancel(id, reason, body.duplicateOf(), body, call), views.by(call));
    }

    @PutMapping("/tickets/{id}/confirmation")
    ResponseEntity<TicketView> confirm(@PathVariable String id, @RequestBody ConfirmBody body, Call call) {
        if (body.solved() == null) {
            throw new RefusedException(InvalidRequest.of("/solved", "required"));
        }
        List<String> files = Checks.files(body.attachments());
        String reason = body.reason() == null ? null : Checks.text("/reason", body.reason());
        return Answers.ok(desk.confirm(id, body.solved(), reason, files, body, call), views.by(call));
    }

    @PutMapping("/tickets/{id}/rating")
    ResponseEntity<TicketView> rate(@PathVariable String id, @RequestBody RatingBody body, Call call) {
        Integer stars = stars(body.stars());
        if (stars == null) {
            throw new RefusedException(InvalidRequest.of("/stars", "required"));
        }
        String comment = body.comment() == null ? null : Checks.text("/comment", body.comment());
        return Answers.ok(desk.rate(id, stars, comment, body, call), views.by(call));
    }

    @PutMapping("/tickets/{id}/answer")
    ResponseEntity<TicketView> answer(@PathVariable String id, @RequestBody AnswerBody body, Call call) {
        return Answers.ok(desk.answer(id, Checks.text("/text", body.text()), body, call), views.by(call));
    }

    @PutMapping("/tickets/{id}/closure")
    ResponseEntity<TicketView> close(
            @PathVariable String id, @RequestBody(required = false) @Nullable CloseBody body, Call call) {
        return Answers.ok(desk.close(id, body == null ? CloseBody.NOW : body, call), views.by(call));
    }

    @PostMapping("/tickets/{id}/follow-ups")
    ResponseEntity<TicketView> recordCall(@PathVariable String id, @RequestBody CallBody body, Call call) {
        FollowUpOutcome outcome = Optional.ofNullable(body.outcome())
                .flatMap(FollowUpOutcome::of)
                .orElseThrow(() -> new RefusedException(InvalidRequest.of("/outcome", "unknown")));
        String note = body.note() == null ? null : Checks.text("/note", body.note());
        return Answers.created(desk.recordCall(id, outcome, stars(body.stars()), note, call), PLACE, views.by(call));
    }

    /// Calls to make: those that are due, of all communities in which the caller makes them.
    @GetMapping("/follow-ups")
    Page<TicketView> followUps(@RequestParam @Nullable Boolean due, Call call, PageRequest page) {
        return desk.followUps(due, call, page).map(views.by(call));
    }

    static Priority priority(String code) {
        return Priority.of(code).orElseThrow(() -> new RefusedException(InvalidRequest.of("/priority", "unknown")));
    }

    private static @Nullable Integer stars(@Nullable Integer stars) {
        if (stars != null && (stars < 1 || stars > 5)) {
            throw new RefusedException(InvalidRequest.of("/stars", "out-of-range", 5));
        }
        return stars;
    }

    record CommentBody(@Nullable String text, @Nullable String visibleTo) {}

    record AttachBody(@Nullable List<String> attachments) {}

    record CancelBody(
            @Nullable String reason,
            @Nullable String duplicateOf,
            @Nullable Instant occurredAt,
            @Nullable String onBehalfOf,
            @Nullable String via)
            implements Told {}

    record ConfirmBody(
            @Nullable Boolean solved,
            @Nullable String reason,
            @Nullable List<String> attachments,
            @Nullable Instant occurredAt,
            @Nullable String onBehalfOf,
            @Nullable String via)
            implements Told {}

    record RatingBody(
            @Nullable Integer stars,
            @Nullable String comment,
            @Nullable Instant occurredAt,
            @Nullable String onBehalfOf,
            @Nullable String via)
            implements Told {}

    record AnswerBody(
            @Nullable String text,
            @Nullable Instant occurredAt,
            @Nullable String onBehalfOf,
            @Nullable String via) implements Told {}

    record CloseBody(
            @Nullable Instant occurredAt,
            @Nullable String onBehalfOf,
            @Nullable String via) implements Told {

        static final CloseBody NOW = new CloseBody(null, null, null);
    }

    record CallBody(
            @Nullable String outcome,
            @Nullable Integer stars,
            @Nullable String note) {}
}
