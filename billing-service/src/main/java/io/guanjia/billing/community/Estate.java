package io.guanjia.billing.community;

import io.guanjia.platform.domain.CommonRefusal.NotFound;
import io.guanjia.platform.domain.RefusedException;
import io.guanjia.platform.event.Projections;
import io.guanjia.platform.store.Filter;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Communities, units and who pays for them, as far as the events of the owner service have told.
public final class Estate {

    private final Projections<CommunityFacts> communities;
    private final Projections<UnitFacts> units;
    private final Projections<ResidencyFacts> residencies;

    public Estate(
            Projections<CommunityFacts> communities,
            Projections<UnitFacts> units,
            Projections<ResidencyFacts> residencies) {
        this.communities = communities;
        this.units = units;
        this.residencies = residencies;
    }

    /// The zone in which the community counts its days.
    ///
    /// @throws RefusedException {@link NotFound} while the community is not known here
    public ZoneId zoneOf(String communityId) {
        return communities
                .find(communityId)
                .map(community -> ZoneId.of(community.zone()))
                .orElseThrow(() -> new RefusedException(new NotFound()));
    }

    /// Up to `limit` units of the community, from the one after `lastUnitId` on.
    public List<UnitFacts> unitsAfter(@Nullable String lastUnitId, String communityId, int limit) {
        return units.list(Filter.all().with("communityId", communityId), lastUnitId, limit);
    }

    public int unitCount(String communityId) {
        return Math.toIntExact(units.count(Filter.all().with("communityId", communityId)));
    }

    /// What the person owns on the day of `at` and others rent.
    public List<Tenancy> tenanciesUnder(String ownerId, Instant at) {
        return residencies.list(Filter.all().with("personId", ownerId).with("kind", "owner")).stream()
                .flatMap(owned -> communities.find(owned.communityId()).stream()
                        .map(community -> ZoneId.of(community.zone()))
                        .filter(zone -> owned.covers(LocalDate.ofInstant(at, zone)))
                        .map(zone -> new Tenancy(
                                owned.communityId(),
                                owned.unitId(),
                                tenantsOf(owned.unitId()),
                                owned.from().atStartOfDay(zone).toInstant())))
                .toList();
    }

    private List<String> tenantsOf(String unitId) {
        return residencies.list(Filter.all().with("unitId", unitId).with("kind", "tenant")).stream()
                .map(ResidencyFacts::personId)
                .distinct()
                .toList();
    }

    /// Who pays the fee item of the unit on that day; nobody when the unit is not sold or the item is not theirs.
    public Optional<String> payerOf(String unitId, String feeItem, LocalDate day) {
        return residencies.list(Filter.all().with("unitId", unitId)).stream()
                .filter(residency -> residency.paysOn(feeItem, day))
                .map(ResidencyFacts::personId)
                .findFirst();
    }
}
