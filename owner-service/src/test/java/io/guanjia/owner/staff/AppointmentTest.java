package io.guanjia.owner.staff;

import static io.guanjia.owner.Changes.assertRefused;
import static io.guanjia.owner.Changes.change;
import static io.guanjia.owner.Changes.only;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.guanjia.owner.OwnerEvent.StaffAppointed;
import io.guanjia.owner.OwnerEvent.StaffDismissed;
import io.guanjia.platform.domain.Change;
import io.guanjia.platform.domain.CommonRefusal.WrongStatus;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class AppointmentTest {

    private static final Duties PLUMBER =
            new Duties(Set.of(Role.WORKER), "d1", List.of("plumbing", "plumbing"), List.of("b1"), 8);

    @Test
    void saysWhatSomebodyIsAppointedTo() {
        Change change = change();
        Appointment.appoint("a1", "c1", "p1", PLUMBER, change);

        assertThat(only(change))
                .isEqualTo(new StaffAppointed(
                        "c1", "a1", "p1", List.of("worker"), "d1", List.of("plumbing"), List.of("b1"), 8));
    }

    @Test
    void endsForGood() {
        Appointment appointment = Appointment.appoint("a1", "c1", "p1", PLUMBER, change());
        Change change = change();
        appointment.dismiss("a1", change);

        assertThat(only(change)).isEqualTo(new StaffDismissed("c1", "a1", "p1"));
        assertThat(appointment.running()).isFalse();
        assertRefused(() -> appointment.dismiss("a1", change()), new WrongStatus("dismissed", Set.of()));
        assertRefused(() -> appointment.change("a1", PLUMBER, change()), new WrongStatus("dismissed", Set.of()));
    }

    @Test
    void neverMakesSomebodyAResident() {
        assertThatThrownBy(() -> new Duties(Set.of(Role.RESIDENT), null, List.of(), List.of(), null))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Duties(Set.of(), null, List.of(), List.of(), null))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void spellsRolesAsInTokens() {
        assertThat(Role.SHIFT_LEADER.code()).isEqualTo("shift-leader");
        assertThat(Role.METER_READER.code()).isEqualTo("meter-reader");
    }
}
