package io.guanjia.ticket.roster;

import io.guanjia.platform.domain.CommonRefusal.InvalidRequest;
import io.guanjia.platform.domain.RefusedException;
import io.guanjia.platform.store.Aggregates;
import io.guanjia.platform.store.Filter;
import io.guanjia.platform.store.Outcome;
import io.guanjia.platform.store.Page;
import io.guanjia.platform.store.PageRequest;
import io.guanjia.platform.store.Scope;
import io.guanjia.platform.store.Stored;
import io.guanjia.platform.web.Call;
import io.guanjia.ticket.archive.Archive;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Plans who is on duty when.
@Component
class ShiftDesk {

    private static final String[] PLANNERS = {"shift-leader", "manager", "admin"};
    private static final String[] READERS = {
        "shift-leader", "manager", "admin", "agent", "supervisor", "department-head", "control-room"
    };
    private static final Duration LONGEST = Duration.ofDays(2);

    private final Aggregates<Shift> shifts;
    private final Archive archive;

    ShiftDesk(Aggregates<Shift> shifts, Archive archive) {
        this.shifts = shifts;
        this.archive = archive;
    }

    Outcome<Shift> plan(String communityId, String staffId, Instant from, Instant to, Call call) {
        call.caller().require(communityId, PLANNERS);
        if (!to.isAfter(from) || Duration.between(from, to).compareTo(LONGEST) > 0) {
            throw new RefusedException(InvalidRequest.of("/to", "out-of-range", LONGEST.toString()));
        }
        if (archive.staffOf(communityId).stream().noneMatch(one -> one.staffId().equals(staffId))) {
            throw new RefusedException(InvalidRequest.of("/staffId", "unknown"));
        }
        String id = call.newId();
        return shifts.create(id, call.create(), change -> Shift.plan(communityId, id, staffId, from, to, change));
    }

    Page<Stored<Shift>> list(String communityId, @Nullable String staffId, Call call, PageRequest page) {
        call.caller().require(communityId, READERS);
        return shifts.list(Scope.communities(List.of(communityId)), Filter.all().with("staffId", staffId), page);
    }

    Stored<Shift> get(String id, Call call) {
        return shifts.get(id, Scope.communities(call.caller().communitiesWith(READERS)));
    }

    Outcome<Shift> cancel(String id, Call call) {
        Scope scope = Scope.communities(call.caller().communitiesWith(PLANNERS));
        return shifts.change(id, scope, call.transition(), (shift, change) -> shift.cancel(change));
    }
}
