package io.guanjia.owner.staff;

import io.guanjia.owner.OwnerProblem.StillNeeded;
import io.guanjia.owner.person.Ties;
import java.util.Optional;
import org.springframework.stereotype.Component;

/// Whoever works in a community is on file there.
@Component
class StaffTies implements Ties {

    private final Appointments appointments;

    StaffTies(Appointments appointments) {
        this.appointments = appointments;
    }

    @Override
    public Optional<StillNeeded> of(String personId, String communityId) {
        return appointments.runningOf(personId).stream()
                .filter(stored -> stored.state().communityId().equals(communityId))
                .findFirst()
                .map(stored -> new StillNeeded("appointment", stored.id()));
    }
}
