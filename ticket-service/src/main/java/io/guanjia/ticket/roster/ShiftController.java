package io.guanjia.ticket.roster;

import io.guanjia.platform.domain.CommonRefusal.InvalidRequest;
import io.guanjia.platform.domain.RefusedException;
import io.guanjia.platform.store.Outcome;
import io.guanjia.platform.store.Page;
import io.guanjia.platform.store.PageRequest;
import io.guanjia.platform.store.Stored;
import io.guanjia.platform.web.Answers;
import io.guanjia.platform.web.Call;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// The roster of a community.
@RestController
@RequestMapping("/api/v1")
class ShiftController {

    private final ShiftDesk desk;

    ShiftController(ShiftDesk desk) {
        this.desk = desk;
    }

    @PostMapping("/communities/{communityId}/shifts")
    ResponseEntity<ShiftView> plan(@PathVariable String communityId, @RequestBody ShiftBody body, Call call) {
        Outcome<Shift> planned = desk.plan(
                communityId,
                required("/staffId", body.staffId()),
                required("/from", body.from()),
                required("/to", body.to()),
                call);
        return Answers.created(planned, "/api/v1/shifts/{id}", ShiftView::of);
    }

    @GetMapping("/communities/{communityId}/shifts")
    Page<ShiftView> list(
            @PathVariable String communityId, @RequestParam @Nullable String staffId, Call call, PageRequest page) {
        return desk.list(communityId, staffId, call, page).map(ShiftView::of);
    }

    @GetMapping("/shifts/{id}")
    ResponseEntity<ShiftView> shift(@PathVariable String id, Call call) {
        return Answers.ok(desk.get(id, call), ShiftView::of);
    }

    @PutMapping("/shifts/{id}/cancellation")
    ResponseEntity<ShiftView> cancel(@PathVariable String id, Call call) {
        return Answers.ok(desk.cancel(id, call), ShiftView::of);
    }

    private static <T> T required(String pointer, @Nullable T value) {
        if (value == null) {
            throw new RefusedException(InvalidRequest.of(pointer, "required"));
        }
        return value;
    }

    record ShiftBody(
            @Nullable String staffId,
            @Nullable Instant from,
            @Nullable Instant to) {}

    record ShiftView(
            String id, String communityId, String staffId, Instant from, Instant to, boolean cancelled, long revision) {

        static ShiftView of(Stored<Shift> stored) {
            Shift shift = stored.state();
            return new ShiftView(
                    stored.id(),
                    shift.communityId,
                    shift.staffId,
                    shift.from,
                    shift.to,
                    shift.cancelled,
                    stored.revision());
        }
    }
}
