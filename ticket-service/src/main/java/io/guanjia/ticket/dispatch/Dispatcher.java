package io.guanjia.ticket.dispatch;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// Picks workers by the rules.
public final class Dispatcher {

    private final Duty duty;
    private final Workloads workloads;

    public Dispatcher(Duty duty, Workloads workloads) {
        this.duty = duty;
        this.workloads = workloads;
    }

    /// The best candidate that still has a place when it is taken; empty when nobody fits.
    public Optional<Choice> choose(Wanted wanted, int usualCap, Instant now) {
        List<Candidate> candidates = duty.candidates(wanted.communityId(), usualCap, now);
        for (Candidate one : Decision.rank(wanted, candidates)) {
            if (workloads.take(wanted.communityId(), one.workerId(), wanted.ticketId(), one.cap(), now)) {
                return Optional.of(new Choice(one.workerId(), Decision.reasons(wanted, one)));
            }
        }
        return Optional.empty();
    }

    /// The worker of that name, whatever the rules say of department, skill, zone and shift.
    public Optional<Candidate> named(String communityId, String workerId, int usualCap, Instant now) {
        return duty.candidates(communityId, usualCap, now).stream()
                .filter(one -> one.workerId().equals(workerId))
                .findFirst();
    }

    /// A named worker's place; beyond the cap only where `beyond` says that a person answers for it.
    ///
    /// @return what there is to say about the choice; empty when the cap stands against it
    public Optional<List<String>> takeNamed(
            Candidate one, String communityId, String ticketId, boolean beyond, Instant now) {
        if (workloads.take(communityId, one.workerId(), ticketId, one.cap(), now)) {
            return Optional.of(one.onShift() ? List.of("named") : List.of("named", "off-shift"));
        }
        if (!beyond) {
            return Optional.empty();
        }
        workloads.take(communityId, one.workerId(), ticketId, Integer.MAX_VALUE, now);
        return Optional.of(List.of("named", "beyond-load-cap"));
    }

    /// When the next shift begins that might bring a candidate.
    public Optional<Instant> nextShift(String communityId, Instant after) {
        return duty.nextShift(communityId, after);
    }
}
