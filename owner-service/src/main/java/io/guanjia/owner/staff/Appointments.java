package io.guanjia.owner.staff;

import io.guanjia.owner.Pages;
import io.guanjia.platform.store.Aggregates;
import io.guanjia.platform.store.Filter;
import io.guanjia.platform.store.Stored;
import java.util.List;
import org.springframework.stereotype.Component;

/// Who works where now: what grants and borders are made of.
@Component
public class Appointments {

    private final Aggregates<Appointment> appointments;

    Appointments(Aggregates<Appointment> appointments) {
        this.appointments = appointments;
    }

    public List<Stored<Appointment>> runningOf(String personId) {
        return Pages.all(appointments, Filter.all().with("staffId", personId)).stream()
                .filter(stored -> stored.state().running())
                .toList();
    }
}
