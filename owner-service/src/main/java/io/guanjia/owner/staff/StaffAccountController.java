package io.guanjia.owner.staff;

import io.guanjia.owner.Permit;
import io.guanjia.owner.account.AccountDesk;
import io.guanjia.owner.account.FirstPassword;
import io.guanjia.platform.web.Call;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/// The account of a member of staff, in the hands of admins: it reaches every community the person works in,
/// so only an admin of all of these may touch it. One of fewer dismisses instead.
@RestController
@RequestMapping("/api/v1/staff/{id}/account")
class StaffAccountController {

    private final StaffDesk staff;
    private final Appointments appointments;
    private final AccountDesk accounts;

    StaffAccountController(StaffDesk staff, Appointments appointments, AccountDesk accounts) {
        this.staff = staff;
        this.appointments = appointments;
        this.accounts = accounts;
    }

    record NewPassword(
            @NotNull @Size(min = FirstPassword.SHORTEST, max = FirstPassword.LONGEST)
            String initialPassword) {
        @Override
        public String toString() {
            return "NewPassword";
        }
    }

    @PutMapping("/disablement")
    ResponseEntity<Void> disable(@PathVariable String id, Call call) {
        accounts.disable(holder(id, call), call.transition());
        return ResponseEntity.noContent().build();
    }

    @PutMapping("/enablement")
    ResponseEntity<Void> enable(@PathVariable String id, Call call) {
        accounts.enable(holder(id, call), call.transition());
        return ResponseEntity.noContent().build();
    }

    @PutMapping("/password")
    ResponseEntity<Void> reset(@PathVariable String id, @Valid @RequestBody NewPassword body, Call call) {
        accounts.reset(holder(id, call), body.initialPassword(), call.transition());
        return ResponseEntity.noContent().build();
    }

    private String holder(String id, Call call) {
        Appointment appointment = staff.appointment(id, call.caller()).state();
        Permit.RUN_ACCOUNTS.require(call.caller(), appointment.communityId());
        appointments.runningOf(appointment.staffId()).stream()
                .map(each -> each.state().communityId())
                .forEach(communityId -> Permit.RUN_ACCOUNTS.requireEverywhere(call.caller(), communityId));
        return appointment.staffId();
    }
}
