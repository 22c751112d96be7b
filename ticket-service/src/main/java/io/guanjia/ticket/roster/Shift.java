package io.guanjia.ticket.roster;

import io.guanjia.platform.domain.Change;
import io.guanjia.platform.domain.CommonRefusal.WrongStatus;
import io.guanjia.platform.domain.RefusedException;
import java.time.Instant;
import java.util.Set;

/// A time somebody is on duty.
public final class Shift {

    final String communityId;
    final String shiftId;
    final String staffId;
    final Instant from;
    final Instant to;
    boolean cancelled;

    Shift(String communityId, String shiftId, String staffId, Instant from, Instant to) {
        this.communityId = communityId;
        this.shiftId = shiftId;
        this.staffId = staffId;
        this.from = from;
        this.to = to;
    }

    static Shift plan(String communityId, String shiftId, String staffId, Instant from, Instant to, Change change) {
        Shift shift = new Shift(communityId, shiftId, staffId, from, to);
        change.record(new ShiftEvent.Planned(communityId, shiftId, staffId, from, to));
        return shift;
    }

    void cancel(Change change) {
        if (cancelled) {
            throw new RefusedException(new WrongStatus("cancelled", Set.of()));
        }
        cancelled = true;
        change.editContent();
        change.record(new ShiftEvent.Cancelled(communityId, shiftId, staffId, from, to));
    }
}
