package io.guanjia.owner.staff;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.guanjia.owner.staff.StaffBody.Appointing;
import io.guanjia.platform.store.Outcome;
import io.guanjia.platform.store.Page;
import io.guanjia.platform.store.PageRequest;
import io.guanjia.platform.store.Stored;
import io.guanjia.platform.web.Answers;
import io.guanjia.platform.web.Call;
import io.guanjia.platform.web.Caller;
import jakarta.validation.Valid;
import jakarta.validation.groups.Default;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.validation.annotation.Validated;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1")
class StaffController {

    private final StaffDesk desk;

    StaffController(StaffDesk desk) {
        this.desk = desk;
    }

    @JsonInclude(JsonInclude.Include.NON_NULL)
    record StaffView(
            String id,
            String communityId,
            String staffId,
            List<String> roles,
            @Nullable String departmentId,
            List<String> skills,
            List<String> zones,
            @Nullable Integer loadCap,
            String status,
            long revision) {

        static StaffView of(Stored<Appointment> stored) {
            Appointment appointment = stored.state();
            Duties duties = appointment.duties();
            return new StaffView(
                    stored.id(),
                    appointment.communityId(),
                    appointment.staffId(),
                    duties.roleCodes(),
                    duties.departmentId(),
                    duties.skills(),
                    duties.zones(),
                    duties.loadCap(),
                    appointment.running() ? "appointed" : "dismissed",
                    stored.revision());
        }
    }

    @PostMapping("/communities/{communityId}/staff")
    ResponseEntity<StaffView> appoint(
            @PathVariable String communityId,
            @Validated({Default.class, Appointing.class}) @RequestBody StaffBody body,
            Call call) {
        String personId = body.personId();
        Outcome<Appointment> outcome = personId == null
                ? desk.appoint(communityId, body.card(), body.duties(), body.account(), call)
                : desk.appoint(communityId, personId, body.duties(), body.account(), call);
        return Answers.created(outcome, "/api/v1/staff/{id}", StaffView::of);
    }

    @GetMapping("/communities/{communityId}/staff")
    Page<StaffView> staff(@PathVariable String communityId, Caller caller, PageRequest page) {
        return desk.staff(communityId, caller, page).map(StaffView::of);
    }

    @GetMapping("/staff/{id}")
    ResponseEntity<StaffView> appointment(@PathVariable String id, Caller caller) {
        return Answers.ok(desk.appointment(id, caller), StaffView::of);
    }

    @PatchMapping("/staff/{id}")
    ResponseEntity<StaffView> change(@PathVariable String id, @Valid @RequestBody StaffBody body, Call call) {
        return Answers.ok(desk.change(id, body::appliedTo, call), StaffView::of);
    }

    @PutMapping("/staff/{id}/dismissal")
    ResponseEntity<StaffView> dismiss(@PathVariable String id, Call call) {
        return Answers.ok(desk.dismiss(id, call), StaffView::of);
    }
}
