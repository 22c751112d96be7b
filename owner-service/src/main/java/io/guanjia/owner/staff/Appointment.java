package io.guanjia.owner.staff;

import io.guanjia.owner.OwnerEvent;
import io.guanjia.owner.OwnerEvent.StaffAppointed;
import io.guanjia.owner.OwnerEvent.StaffChanged;
import io.guanjia.owner.OwnerEvent.StaffDismissed;
import io.guanjia.platform.domain.Change;
import io.guanjia.platform.domain.CommonRefusal.WrongStatus;
import io.guanjia.platform.domain.RefusedException;
import io.guanjia.platform.store.AggregateType;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// One person's place on the staff of one community. `seat` stands while it runs and is unique, so a person
/// has one running appointment in a community; a return after dismissal is a new one.
public final class Appointment {

    public static final AggregateType<Appointment> TYPE = new AggregateType<>(
            "appointments",
            Appointment.class,
            OwnerEvent.CATALOG,
            Map.of(),
            List.of(List.of("unique:seat"), List.of("staffId"), List.of("communityId")));

    private final String communityId;
    private final String staffId;
    private Duties duties;
    private @Nullable String seat;

    Appointment(String communityId, String staffId, Duties duties, @Nullable String seat) {
        this.communityId = communityId;
        this.staffId = staffId;
        this.duties = duties;
        this.seat = seat;
    }

    public static Appointment appoint(String id, String communityId, String staffId, Duties duties, Change change) {
        change.record(new StaffAppointed(
                communityId,
                id,
                staffId,
                duties.roleCodes(),
                duties.departmentId(),
                duties.skills(),
                duties.zones(),
                duties.loadCap()));
        return new Appointment(communityId, staffId, duties, communityId + ":" + staffId);
    }

    public void change(String id, Duties newDuties, Change change) {
        checkRunning();
        duties = newDuties;
        change.editContent();
        change.record(new StaffChanged(
                communityId,
                id,
                staffId,
                duties.roleCodes(),
                duties.departmentId(),
                duties.skills(),
                duties.zones(),
                duties.loadCap()));
    }

    public void dismiss(String id, Change change) {
        checkRunning();
        seat = null;
        change.editContent();
        change.record(new StaffDismissed(communityId, id, staffId));
    }

    public boolean running() {
        return seat != null;
    }

    private void checkRunning() {
        if (seat == null) {
            throw new RefusedException(new WrongStatus("dismissed", Set.of()));
        }
    }

    public String communityId() {
        return communityId;
    }

    public String staffId() {
        return staffId;
    }

    public Duties duties() {
        return duties;
    }
}
