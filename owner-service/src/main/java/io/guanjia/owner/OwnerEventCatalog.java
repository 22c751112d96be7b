package io.guanjia.owner;

import io.guanjia.platform.domain.DomainEvent;
import io.guanjia.platform.store.EventCatalog;

/// The wire names of what owner-service says.
public final class OwnerEventCatalog implements EventCatalog {

    @Override
    public String owner() {
        return "owner";
    }

    @Override
    public String nameOf(DomainEvent event) {
        return switch ((OwnerEvent) event) {
            case OwnerEvent.CommunityOpened _ -> "community.opened";
            case OwnerEvent.CommunityChanged _ -> "community.changed";
            case OwnerEvent.DepartmentOpened _ -> "department.opened";
            case OwnerEvent.DepartmentChanged _ -> "department.changed";
            case OwnerEvent.BuildingRegistered _ -> "building.registered";
            case OwnerEvent.BuildingChanged _ -> "building.changed";
            case OwnerEvent.UnitRegistered _ -> "unit.registered";
            case OwnerEvent.UnitChanged _ -> "unit.changed";
            case OwnerEvent.PersonRegistered _ -> "person.registered";
            case OwnerEvent.PersonChanged _ -> "person.changed";
            case OwnerEvent.PersonErased _ -> "person.erased";
            case OwnerEvent.PersonRevealed _ -> "person.revealed";
            case OwnerEvent.ResidencyStarted _ -> "residency.started";
            case OwnerEvent.ResidencyChanged _ -> "residency.changed";
            case OwnerEvent.ResidencyEnded _ -> "residency.ended";
            case OwnerEvent.BindingRequested _ -> "binding.requested";
            case OwnerEvent.BindingDecided _ -> "binding.decided";
            case OwnerEvent.BindingSettled _ -> "binding.settled";
            case OwnerEvent.StaffAppointed _ -> "staff.appointed";
            case OwnerEvent.StaffChanged _ -> "staff.changed";
            case OwnerEvent.StaffDismissed _ -> "staff.dismissed";
            case OwnerEvent.AccountOpened _ -> "account.opened";
            case OwnerEvent.AccountPasswordChanged _ -> "account.password-changed";
            case OwnerEvent.AccountPasswordReset _ -> "account.password-reset";
            case OwnerEvent.AccountDisabled _ -> "account.disabled";
            case OwnerEvent.AccountEnabled _ -> "account.enabled";
        };
    }
}
