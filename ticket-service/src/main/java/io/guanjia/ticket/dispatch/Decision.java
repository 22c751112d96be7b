package io.guanjia.ticket.dispatch;

import java.util.Comparator;
import java.util.List;

/// Who gets the job, best first: department and skill × zone × on shift now × below the load cap × not excluded, then
/// least load; equal load goes by id, so that the same facts always give the same answer.
public final class Decision {

    private Decision() {}

    public static List<Candidate> rank(Wanted wanted, List<Candidate> candidates) {
        return candidates.stream()
                .filter(one -> fits(wanted, one))
                .sorted(Comparator.comparingInt(Candidate::load).thenComparing(Candidate::workerId))
                .toList();
    }

    /// Why this one, in codes.
    public static List<String> reasons(Wanted wanted, Candidate chosen) {
        return List.of(
                wanted.departmentId() == null ? "any-department" : "department",
                wanted.skill() == null ? "any-skill" : "skill",
                chosen.zones().isEmpty() ? "all-zones" : "zone",
                "on-shift",
                "least-load");
    }

    private static boolean fits(Wanted wanted, Candidate one) {
        return (wanted.departmentId() == null || wanted.departmentId().equals(one.departmentId()))
                && (wanted.skill() == null || one.skills().contains(wanted.skill()))
                && (wanted.buildingId() == null
                        || one.zones().isEmpty()
                        || one.zones().contains(wanted.buildingId()))
                && one.onShift()
                && one.load() < one.cap()
                && !wanted.excluded().contains(one.workerId());
    }
}
