package io.guanjia.notification.directory;

import io.guanjia.notification.directory.Cards.BillCard;
import io.guanjia.notification.directory.Cards.BuildingCard;
import io.guanjia.notification.directory.Cards.CommunityCard;
import io.guanjia.notification.directory.Cards.PersonCard;
import io.guanjia.notification.directory.Cards.ResidencyCard;
import io.guanjia.notification.directory.Cards.ShiftCard;
import io.guanjia.notification.directory.Cards.StaffCard;
import io.guanjia.notification.directory.Cards.UnitCard;
import io.guanjia.platform.event.Projections;

/// The projections of this service, one a kind of aggregate.
public record Archive(
        Projections<CommunityCard> communities,
        Projections<BuildingCard> buildings,
        Projections<UnitCard> units,
        Projections<PersonCard> people,
        Projections<ResidencyCard> residencies,
        Projections<StaffCard> staff,
        Projections<ShiftCard> shifts,
        Projections<BillCard> bills) {}
