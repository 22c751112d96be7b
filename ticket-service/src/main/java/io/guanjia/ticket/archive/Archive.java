package io.guanjia.ticket.archive;

import io.guanjia.platform.event.Projections;
import io.guanjia.platform.store.Filter;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;

/// What this service knows of communities, homes and people: projections of what owner-service says.
public record Archive(
        Projections<Community> communities,
        Projections<Department> departments,
        Projections<Building> buildings,
        Projections<Unit> units,
        Projections<Residency> residencies,
        Projections<StaffMember> staff) {

    public Optional<Community> community(String id) {
        return communities.find(id);
    }

    public Optional<Unit> unit(String id) {
        return units.find(id);
    }

    public Optional<Building> building(String id) {
        return buildings.find(id);
    }

    /// All residencies of the person, running and over.
    public List<Residency> residenciesOf(String personId) {
        return residencies.list(Filter.all().with("personId", personId));
    }

    /// Whether the person lives in or owns the unit at that instant, by the days of the community's zone.
    public boolean resides(String personId, String unitId, Instant at) {
        return residenciesOf(personId).stream()
                .anyMatch(residency ->
                        residency.unitId().equals(unitId) && residency.covers(day(residency.communityId(), at)));
    }

    public List<StaffMember> staffOf(String communityId) {
        return staff.list(Filter.all().with("communityId", communityId));
    }

    public Optional<String> departmentId(String communityId, String code) {
        return departments.list(Filter.all().with("communityId", communityId).with("code", code)).stream()
                .findFirst()
                .map(Department::departmentId);
    }

    /// The zone of the community; UTC as long as nothing is known of it.
    public ZoneId zone(String communityId) {
        return ZoneId.of(community(communityId).map(Community::zone).orElse("UTC"));
    }

    public LocalDate day(String communityId, Instant at) {
        return LocalDate.ofInstant(at, zone(communityId));
    }
}
