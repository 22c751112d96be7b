package io.guanjia.ticket.intake;

import io.guanjia.platform.domain.CommonRefusal.Forbidden;
import io.guanjia.platform.domain.CommonRefusal.InvalidRequest;
import io.guanjia.platform.domain.RefusedException;
import io.guanjia.platform.store.Between;
import io.guanjia.platform.store.Scope;
import io.guanjia.platform.web.Caller;
import io.guanjia.ticket.archive.Archive;
import io.guanjia.ticket.archive.Residency;
import io.guanjia.ticket.ticket.Ticket;
import io.guanjia.ticket.ticket.TicketRefusal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Who may see and do what. What a caller may not see is not there; what they see but may not do is forbidden.
@Component
public class Rights {

    /// Staff who see the tickets of their community.
    private static final String[] SEEING = {
        "agent", "supervisor", "shift-leader", "department-head", "manager", "control-room", "admin", "auditor"
    };
    /// Staff who take tickets in and speak with owners.
    private static final String[] DESK = {"agent", "supervisor", "shift-leader", "control-room"};

    /// Staff who name workers, and speak for them.
    private static final String[] DISPATCHING = {"agent", "shift-leader"};
    /// How a worker's word may have come.
    private static final List<String> VIA = List.of("radio", "phone");

    private final Archive archive;

    public Rights(Archive archive) {
        this.archive = archive;
    }

    /// Staff: their communities. Workers: the jobs they hold. Residents: what they reported, and the tickets of a unit
    /// from within their days in it. Who is several has all of it, in the communities that the sign-in opens.
    public Scope reading(Caller caller) {
        List<Map<String, List<?>>> any = new ArrayList<>();
        List<String> seen = caller.communitiesWith(SEEING);
        if (!seen.isEmpty()) {
            any.add(Map.of("communityId", seen));
        }
        List<String> worked = caller.communitiesWith("worker");
        if (!worked.isEmpty()) {
            any.add(Map.of("communityId", worked, "workerId", List.of(caller.subject())));
        }
        any.add(Map.of("communityId", caller.communities(), "reporterId", List.of(caller.subject())));
        for (Residency residency : homes(caller)) {
            var zone = archive.zone(residency.communityId());
            Instant from = residency.from().atStartOfDay(zone).toInstant();
            Instant to = residency.to() == null
                    ? null
                    : residency.to().atStartOfDay(zone).toInstant();
            any.add(Map.of("place.unitId", List.of(residency.unitId()), "openedAt", List.of(new Between(from, to))));
        }
        return new Scope(any);
    }

    /// Residencies, running and over, that this sign-in reaches.
    private List<Residency> homes(Caller caller) {
        return archive.residenciesOf(caller.subject()).stream()
                .filter(residency -> caller.isThemselves(residency.communityId()))
                .toList();
    }

    /// Whether the caller lives in the unit and has signed in as who lives there.
    boolean lives(Caller caller, String communityId, String unitId, Instant now) {
        return caller.isThemselves(communityId) && archive.resides(caller.subject(), unitId, now);
    }

    /// Whether the caller sees what only staff may: names, inner comments.
    public boolean seesAll(Caller caller, Ticket ticket) {
        return caller.has(ticket.communityId(), SEEING);
    }

    public boolean isDesk(Caller caller, String communityId) {
        return caller.has(communityId, DESK);
    }

    public boolean dispatches(Caller caller, Ticket ticket) {
        return caller.has(ticket.communityId(), DISPATCHING);
    }

    public void requireDispatching(Caller caller, Ticket ticket) {
        require(caller, ticket, DISPATCHING);
    }

    public void require(Caller caller, Ticket ticket, String... roles) {
        if (!caller.has(ticket.communityId(), roles)) {
            throw new RefusedException(new Forbidden());
        }
    }

    /// The person it was reported for, as long as that person lives there.
    public boolean isReporter(Caller caller, Ticket ticket, Instant now) {
        String unit = ticket.place().unitId();
        return caller.subject().equals(ticket.reporterId())
                && (unit == null
                        ? caller.has(ticket.communityId(), "resident")
                        : lives(caller, ticket.communityId(), unit, now));
    }

    public void requireReporter(Caller caller, Ticket ticket, Instant now) {
        if (!isReporter(caller, ticket, now)) {
            throw new RefusedException(new Forbidden());
        }
    }

    /// Reporter, whoever lives in the unit, the worker who has the job, or the desk: the ones who talk about a ticket.
    public void requireParty(Caller caller, Ticket ticket, Instant now) {
        String unit = ticket.place().unitId();
        boolean lives = unit != null && lives(caller, ticket.communityId(), unit, now);
        boolean works = caller.subject().equals(ticket.workerId()) && caller.has(ticket.communityId(), "worker");
        if (!lives && !works && !isReporter(caller, ticket, now) && !caller.has(ticket.communityId(), DESK)) {
            throw new RefusedException(new Forbidden());
        }
    }

    /// The worker who has the job, or agent and shift leader for that worker.
    public void requireWorker(Caller caller, Ticket ticket, boolean onBehalf) {
        boolean own = caller.subject().equals(ticket.workerId()) && caller.has(ticket.communityId(), "worker");
        if (onBehalf ? !caller.has(ticket.communityId(), DISPATCHING) : !own) {
            throw new RefusedException(new Forbidden());
        }
    }

    /// Agent and shift leader may speak for a worker of the community, over radio or phone.
    public void requireSpeaking(Caller caller, String communityId, @Nullable String onBehalfOf, @Nullable String via) {
        if (via != null && !VIA.contains(via)) {
            throw new RefusedException(InvalidRequest.of("/via", "unknown", VIA));
        }
        if (onBehalfOf == null) {
            if (via != null) {
                throw new RefusedException(InvalidRequest.of("/onBehalfOf", "required"));
            }
            return;
        }
        if (!caller.has(communityId, DISPATCHING)) {
            throw new RefusedException(new Forbidden());
        }
        if (archive.staffOf(communityId).stream().noneMatch(one -> one.staffId().equals(onBehalfOf))) {
            throw new RefusedException(new TicketRefusal.UnknownWorker());
        }
    }
}
