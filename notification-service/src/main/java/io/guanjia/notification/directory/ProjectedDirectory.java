package io.guanjia.notification.directory;

import io.guanjia.notification.directory.Cards.BillCard;
import io.guanjia.notification.directory.Cards.BuildingCard;
import io.guanjia.notification.directory.Cards.CommunityCard;
import io.guanjia.notification.directory.Cards.PersonCard;
import io.guanjia.notification.directory.Cards.ResidencyCard;
import io.guanjia.notification.directory.Cards.ShiftCard;
import io.guanjia.notification.directory.Cards.StaffCard;
import io.guanjia.notification.directory.Cards.UnitCard;
import io.guanjia.platform.store.Filter;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The directory as the heard events have filled it so far.
public final class ProjectedDirectory implements Directory {

    private static final ZoneId USUAL_ZONE = ZoneId.of("Asia/Shanghai");

    private final Archive archive;

    public ProjectedDirectory(Archive archive) {
        this.archive = archive;
    }

    @Override
    public Optional<Language> languageOf(String personId) {
        Optional<PersonCard> card = archive.people().find(personId);
        return card.filter(PersonCard::erased).isPresent()
                ? Optional.empty()
                : Optional.of(Language.of(card.map(PersonCard::language).orElse("")));
    }

    @Override
    public Set<String> residentsOf(String unitId, Instant at) {
        return archive.residencies().list(Filter.all().with("unitId", unitId)).stream()
                .filter(residency -> residency.covers(dayIn(residency.communityId(), at)))
                .map(ResidencyCard::personId)
                .collect(Collectors.toSet());
    }

    @Override
    public Set<String> staffOf(String communityId, Set<String> roles) {
        return archive.staff().list(Filter.all().with("communityId", communityId)).stream()
                .filter(staff -> staff.roles().stream().anyMatch(roles::contains))
                .map(StaffCard::staffId)
                .collect(Collectors.toSet());
    }

    @Override
    public Set<String> onDuty(String communityId, Set<String> roles, Instant at) {
        String today = ShiftCard.dayOf(at).toString();
        Filter todays = Filter.all().with("communityId", communityId).with("days", today);
        Set<String> present = archive.shifts().list(todays).stream()
                .filter(shift -> shift.covers(at))
                .map(ShiftCard::staffId)
                .collect(Collectors.toSet());
        present.retainAll(staffOf(communityId, roles));
        return present;
    }

    @Override
    public boolean employs(String communityId, String personId) {
        Filter appointment = Filter.all().with("communityId", communityId).with("staffId", personId);
        return !archive.staff().list(appointment).isEmpty();
    }

    @Override
    public boolean owes(String billId) {
        return archive.bills().find(billId).map(BillCard::owed).orElse(true);
    }

    @Override
    public ZoneId zoneOf(String communityId) {
        return archive.communities()
                .find(communityId)
                .map(community -> ZoneId.of(community.zone()))
                .orElse(USUAL_ZONE);
    }

    @Override
    public Place placeOf(String communityId, Optional<String> unitId, Optional<String> buildingId) {
        String community =
                archive.communities().find(communityId).map(CommunityCard::name).orElse("");
        String part = Stream.of(
                        unitId.flatMap(archive.units()::find).map(UnitCard::label),
                        buildingId.flatMap(archive.buildings()::find).map(BuildingCard::name))
                .flatMap(Optional::stream)
                .findFirst()
                .orElse(community);
        return new Place(community, part);
    }

    private LocalDate dayIn(String communityId, Instant at) {
        return at.atZone(zoneOf(communityId)).toLocalDate();
    }
}
