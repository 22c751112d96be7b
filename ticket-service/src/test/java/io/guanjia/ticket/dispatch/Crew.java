package io.guanjia.ticket.dispatch;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// Workers, shifts and loads in memory.
public final class Crew implements Duty, Workloads {

    public final List<Candidate> workers = new ArrayList<>();
    public final Map<String, Set<String>> places = new HashMap<>();
    public @Nullable Instant nextShift;

    public void plumber(String id) {
        workers.add(new Candidate(id, "d-eng", Set.of("plumbing"), Set.of(), true, 0, 10));
    }

    @Override
    public List<Candidate> candidates(String communityId, int usualCap, Instant now) {
        return workers.stream()
                .map(one -> new Candidate(
                        one.workerId(),
                        one.departmentId(),
                        one.skills(),
                        one.zones(),
                        one.onShift(),
                        places.getOrDefault(one.workerId(), Set.of()).size(),
                        one.cap()))
                .toList();
    }

    @Override
    public Optional<Instant> nextShift(String communityId, Instant after) {
        return Optional.ofNullable(nextShift).filter(begins -> begins.isAfter(after));
    }

    @Override
    public Map<String, Integer> loads(String communityId, List<String> ids, Instant now) {
        Map<String, Integer> loads = new HashMap<>();
        ids.forEach(id -> loads.put(id, places.getOrDefault(id, Set.of()).size()));
        return loads;
    }

    @Override
    public boolean take(String communityId, String workerId, String ticketId, int cap, Instant now) {
        Set<String> taken = places.computeIfAbsent(workerId, _ -> new TreeSet<>());
        return taken.contains(ticketId) || (taken.size() < cap && taken.add(ticketId));
    }
}
