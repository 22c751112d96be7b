package io.guanjia.ticket.roster;

import static org.springframework.data.mongodb.core.query.Criteria.where;

import com.mongodb.WriteConcern;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.UpdateOptions;
import com.mongodb.client.model.Updates;
import io.guanjia.ticket.dispatch.Workloads;
import io.guanjia.ticket.ticket.TicketStatus;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Date;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.bson.Document;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.core.query.Query;

/// One document a worker and community with the places taken: `{_id, places: [{t: ticket, at}]}`.
public final class MongoWorkloads implements Workloads {

    /// Longer than any command between taking a place and writing the ticket.
    private static final Duration FRESH = Duration.ofSeconds(30);

    private final MongoTemplate mongo;
    private final MongoCollection<Document> loads;

    public MongoWorkloads(MongoTemplate mongo) {
        this.mongo = mongo;
        this.loads = mongo.getDb().getCollection("workloads").withWriteConcern(WriteConcern.MAJORITY);
    }

    @Override
    public Map<String, Integer> loads(String communityId, List<String> workers, Instant now) {
        Map<String, Integer> counts = new HashMap<>();
        Map<String, List<Document>> taken = new HashMap<>();
        Set<String> tickets = new HashSet<>();
        for (String worker : workers) {
            Document load = loads.find(Filters.eq(id(communityId, worker))).first();
            List<Document> places = load == null ? List.of() : load.getList("places", Document.class, List.of());
            taken.put(worker, places);
            places.forEach(place -> tickets.add(place.getString("t")));
        }
        Map<String, String> holders = holders(tickets);
        taken.forEach((worker, places) -> {
            List<Document> over = places.stream()
                    .filter(place -> !worker.equals(holders.get(place.getString("t")))
                            && place.getDate("at").toInstant().plus(FRESH).isBefore(now))
                    .toList();
            if (!over.isEmpty()) {
                loads.updateOne(Filters.eq(id(communityId, worker)), Updates.pullAll("places", over));
            }
            if (places.size() > over.size()) {
                counts.put(worker, places.size() - over.size());
            }
        });
        return counts;
    }

    @Override
    public boolean take(String communityId, String workerId, String ticketId, int cap, Instant now) {
        String id = id(communityId, workerId);
        loads.updateOne(Filters.eq(id), Updates.setOnInsert("places", List.of()), new UpdateOptions().upsert(true));
        Document place = new Document("t", ticketId).append("at", Date.from(now));
        return loads.updateOne(
                                        Filters.and(
                                                Filters.eq(id),
                                                Filters.ne("places.t", ticketId),
                                                Filters.exists("places." + (cap - 1), false)),
                                        Updates.push("places", place))
                                .getModifiedCount()
                        == 1
                || loads.countDocuments(Filters.and(Filters.eq(id), Filters.eq("places.t", ticketId))) == 1;
    }

    /// Who holds each of the tickets now.
    private Map<String, String> holders(Collection<String> tickets) {
        Query held = new Query(where("_id").in(tickets))
                .addCriteria(where("s.status")
                        .in(TicketStatus.HELD.stream().map(Enum::name).toList()));
        held.fields().include("s.workerId");
        Map<String, String> holders = new HashMap<>();
        mongo.find(held, Document.class, "tickets")
                .forEach(found -> holders.put(
                        found.getString("_id"), found.get("s", Document.class).getString("workerId")));
        return holders;
    }

    private static String id(String communityId, String workerId) {
        return communityId + ":" + workerId;
    }
}
