package io.guanjia.ticket.roster;

import static org.springframework.data.mongodb.core.query.Criteria.where;

import io.guanjia.ticket.archive.Archive;
import io.guanjia.ticket.archive.StaffMember;
import io.guanjia.ticket.dispatch.Candidate;
import io.guanjia.ticket.dispatch.Duty;
import io.guanjia.ticket.dispatch.Workloads;
import java.time.Instant;
import java.util.Date;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.Sort;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.core.query.Query;

/// Who is on duty, from the stored shifts.
public final class MongoRoster implements Duty {

    private final MongoTemplate mongo;
    private final Archive archive;
    private final Workloads workloads;

    public MongoRoster(MongoTemplate mongo, Archive archive, Workloads workloads) {
        this.mongo = mongo;
        this.archive = archive;
        this.workloads = workloads;
    }

    @Override
    public List<Candidate> candidates(String communityId, int usualCap, Instant now) {
        List<StaffMember> workers = archive.staffOf(communityId).stream()
                .filter(one -> one.roles().contains("worker"))
                .toList();
        Set<String> onShift = onShift(communityId, now);
        Map<String, Integer> loads = workloads.loads(
                communityId, workers.stream().map(StaffMember::staffId).toList(), now);
        return workers.stream()
                .map(one -> new Candidate(
                        one.staffId(),
                        one.departmentId(),
                        setOf(one.skills()),
                        setOf(one.zones()),
                        onShift.contains(one.staffId()),
                        loads.getOrDefault(one.staffId(), 0),
                        Optional.ofNullable(one.loadCap()).orElse(usualCap)))
                .toList();
    }

    @Override
    public Optional<Instant> nextShift(String communityId, Instant after) {
        Query next = planned(communityId)
                .addCriteria(where("s.from").gt(Date.from(after)))
                .with(Sort.by("s.from"))
                .limit(1);
        return mongo.find(next, Document.class, "shifts").stream()
                .findFirst()
                .map(shift -> shift.get("s", Document.class).getDate("from").toInstant());
    }

    private Set<String> onShift(String communityId, Instant now) {
        Query running = planned(communityId)
                .addCriteria(where("s.to").gt(Date.from(now)))
                .addCriteria(where("s.from").lte(Date.from(now)));
        Set<String> staff = new HashSet<>();
        mongo.find(running, Document.class, "shifts")
                .forEach(shift -> staff.add(shift.get("s", Document.class).getString("staffId")));
        return staff;
    }

    private static Query planned(String communityId) {
        return new Query(where("s.communityId").is(communityId))
                .addCriteria(where("s.cancelled").is(false));
    }

    private static Set<String> setOf(@Nullable List<String> values) {
        return values == null ? Set.of() : Set.copyOf(values);
    }
}
