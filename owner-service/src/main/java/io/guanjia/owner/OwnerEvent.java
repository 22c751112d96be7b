package io.guanjia.owner;

import io.guanjia.platform.domain.DomainEvent;
import io.guanjia.platform.store.EventCatalog;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Everything that owner-service says. Payloads hold references and codes only: names, phones and documents
/// stay here.
public sealed interface OwnerEvent extends DomainEvent {

    EventCatalog CATALOG = EventCatalog.of("owner", OwnerEvent.class, OwnerEvent::wireName);

    /// The tenancy unit: whom every query, event and permission is scoped to.
    String communityId();

    /// `zone` is the IANA zone in which the community counts its days, `currency` that of its bills.
    record CommunityOpened(String communityId, String name, String zone, String currency) implements OwnerEvent {}

    record CommunityChanged(String communityId, String name, String zone, String currency) implements OwnerEvent {}

    /// `code`: engineering, cleaning, greening, order, desk, finance.
    record DepartmentOpened(String communityId, String departmentId, String code, String name) implements OwnerEvent {}

    record DepartmentChanged(String communityId, String departmentId, String code, String name) implements OwnerEvent {}

    record BuildingRegistered(String communityId, String buildingId, String code, String name) implements OwnerEvent {}

    record BuildingChanged(String communityId, String buildingId, String code, String name) implements OwnerEvent {}

    /// `area` in m² as a decimal string; `deliveredOn` starts the developer's warranty.
    record UnitRegistered(
            String communityId,
            String unitId,
            String buildingId,
            String label,
            String area,
            @Nullable LocalDate deliveredOn)
            implements OwnerEvent {}

    record UnitChanged(
            String communityId,
            String unitId,
            String buildingId,
            String label,
            String area,
            @Nullable LocalDate deliveredOn)
            implements OwnerEvent {}

    /// The community has opened a file on the person; said once for each community that knows them.
    record PersonRegistered(String communityId, String personId, String language) implements OwnerEvent {}

    record PersonChanged(String communityId, String personId, String language) implements OwnerEvent {}

    /// The community's file on the person is gone: whoever keeps personal fields of theirs drops them.
    record PersonErased(String communityId, String personId, List<String> phoneHashes) implements OwnerEvent {}

    /// Somebody looked at an unmasked field; the purpose stands in the reveal log.
    record PersonRevealed(String communityId, String revealId, String personId, String field) implements OwnerEvent {}

    /// Days are those of the community, both inclusive; without `to` it runs on. `payerOf` are the fee items
    /// this person pays for the unit while the residency runs.
    record ResidencyStarted(
            String communityId,
            String residencyId,
            String unitId,
            String personId,
            String kind,
            LocalDate from,
            @Nullable LocalDate to,
            List<String> payerOf)
            implements OwnerEvent {}

    record ResidencyChanged(
            String communityId,
            String residencyId,
            String unitId,
            String personId,
            String kind,
            LocalDate from,
            @Nullable LocalDate to,
            List<String> payerOf)
            implements OwnerEvent {}

    /// `to` is the last day.
    record ResidencyEnded(
            String communityId,
            String residencyId,
            String unitId,
            String personId,
            String kind,
            LocalDate from,
            LocalDate to,
            List<String> payerOf)
            implements OwnerEvent {}

    record BindingRequested(String communityId, String bindingId, String unitId, String personId, String kind)
            implements OwnerEvent {}

    /// `decision`: approved or refused; `automatic` when the caller's phone was on file for the unit.
    record BindingDecided(
            String communityId, String bindingId, String unitId, String personId, String decision, boolean automatic)
            implements OwnerEvent {}

    /// The residency that an approval promised now stands.
    record BindingSettled(String communityId, String bindingId, String unitId, String personId, String residencyId)
            implements OwnerEvent {}

    /// `zones` are building ids, empty for all; without `loadCap` the setting of the community counts.
    record StaffAppointed(
            String communityId,
            String appointmentId,
            String staffId,
            List<String> roles,
            @Nullable String departmentId,
            List<String> skills,
            List<String> zones,
            @Nullable Integer loadCap)
            implements OwnerEvent {}

    record StaffChanged(
            String communityId,
            String appointmentId,
            String staffId,
            List<String> roles,
            @Nullable String departmentId,
            List<String> skills,
            List<String> zones,
            @Nullable Integer loadCap)
            implements OwnerEvent {}

    record StaffDismissed(String communityId, String appointmentId, String staffId) implements OwnerEvent {}

    /// An account with a first password that must be changed. `communityId` is `*` for the one from the
    /// secret file.
    record AccountOpened(String communityId, String personId) implements OwnerEvent {}

    record AccountPasswordChanged(String communityId, String personId) implements OwnerEvent {}

    /// A new first password was set for somebody who lost theirs.
    record AccountPasswordReset(String communityId, String personId) implements OwnerEvent {}

    record AccountDisabled(String communityId, String personId) implements OwnerEvent {}

    record AccountEnabled(String communityId, String personId) implements OwnerEvent {}

    private static String wireName(OwnerEvent event) {
        return switch (event) {
            case CommunityOpened _ -> "community.opened";
            case CommunityChanged _ -> "community.changed";
            case DepartmentOpened _ -> "department.opened";
            case DepartmentChanged _ -> "department.changed";
            case BuildingRegistered _ -> "building.registered";
            case BuildingChanged _ -> "building.changed";
            case UnitRegistered _ -> "unit.registered";
            case UnitChanged _ -> "unit.changed";
            case PersonRegistered _ -> "person.registered";
            case PersonChanged _ -> "person.changed";
            case PersonErased _ -> "person.erased";
            case PersonRevealed _ -> "person.revealed";
            case ResidencyStarted _ -> "residency.started";
            case ResidencyChanged _ -> "residency.changed";
            case ResidencyEnded _ -> "residency.ended";
            case BindingRequested _ -> "binding.requested";
            case BindingDecided _ -> "binding.decided";
            case BindingSettled _ -> "binding.settled";
            case StaffAppointed _ -> "staff.appointed";
            case StaffChanged _ -> "staff.changed";
            case StaffDismissed _ -> "staff.dismissed";
            case AccountOpened _ -> "account.opened";
            case AccountPasswordChanged _ -> "account.password-changed";
            case AccountPasswordReset _ -> "account.password-reset";
            case AccountDisabled _ -> "account.disabled";
            case AccountEnabled _ -> "account.enabled";
        };
    }
}
