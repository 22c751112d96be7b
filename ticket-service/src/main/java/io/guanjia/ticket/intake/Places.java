package io.guanjia.ticket.intake;

import io.guanjia.platform.domain.CommonRefusal.InvalidRequest;
import io.guanjia.platform.domain.CommonRefusal.NotFound;
import io.guanjia.platform.domain.RefusedException;
import io.guanjia.platform.web.Caller;
import io.guanjia.ticket.archive.Archive;
import io.guanjia.ticket.ticket.Place;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Finds the place a report names, in what the caller may report of: staff of the community, or whoever lives there.
/// A unit that is not there and one that is not the caller's get the same answer.
@Component
public class Places {

    /// A place and the community it lies in.
    public record Found(String communityId, Place place) {}

    private static final int LONGEST_AREA = 100;

    private final Archive archive;
    private final Rights rights;

    Places(Archive archive, Rights rights) {
        this.archive = archive;
        this.rights = rights;
    }

    Found find(TicketBody.@Nullable PlaceBody body, Caller caller, Instant now) {
        return known(body, caller, now).orElseThrow(() -> new RefusedException(new NotFound()));
    }

    public Optional<Found> known(TicketBody.@Nullable PlaceBody body, Caller caller, Instant now) {
        if (body == null || (body.unitId() == null && body.buildingId() == null)) {
            throw new RefusedException(InvalidRequest.of("/place", "required"));
        }
        String unitId = body.unitId();
        return unitId == null ? area(body, caller) : unit(unitId, caller, now);
    }

    private Optional<Found> unit(String unitId, Caller caller, Instant now) {
        return archive.unit(unitId)
                .filter(there -> rights.isDesk(caller, there.communityId())
                        || rights.lives(caller, there.communityId(), unitId, now))
                .map(unit -> new Found(unit.communityId(), new Place(unitId, unit.buildingId(), null, unit.label())));
    }

    private Optional<Found> area(TicketBody.PlaceBody body, Caller caller) {
        String area = body.area();
        if (area == null || area.isBlank()) {
            throw new RefusedException(InvalidRequest.of("/place/area", "required"));
        }
        if (area.length() > LONGEST_AREA) {
            throw new RefusedException(InvalidRequest.of("/place/area", "too-long", LONGEST_AREA));
        }
        return archive.building(String.valueOf(body.buildingId()))
                .filter(there -> !caller.roles(there.communityId()).isEmpty())
                .map(building -> new Found(
                        building.communityId(),
                        new Place(null, building.buildingId(), area, building.name() + " " + area)));
    }
}
