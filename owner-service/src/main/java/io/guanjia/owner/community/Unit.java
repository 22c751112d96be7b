package io.guanjia.owner.community;

import io.guanjia.owner.OwnerEvent;
import io.guanjia.owner.OwnerEvent.UnitChanged;
import io.guanjia.owner.OwnerEvent.UnitRegistered;
import io.guanjia.platform.domain.Change;
import io.guanjia.platform.store.AggregateType;
import java.util.List;
import java.util.Map;

/// 房屋: what bills and residents hang on. The label is unique in its community.
public final class Unit {

    public static final AggregateType<Unit> TYPE = new AggregateType<>(
            "units",
            Unit.class,
            OwnerEvent.CATALOG,
            Map.of(),
            List.of(List.of("unique:communityId", "facts.label"), List.of("communityId", "buildingId")));

    private final String communityId;
    private final String buildingId;
    private UnitFacts facts;

    Unit(String communityId, String buildingId, UnitFacts facts) {
        this.communityId = communityId;
        this.buildingId = buildingId;
        this.facts = facts;
    }

    public static Unit register(String id, String communityId, String buildingId, UnitFacts facts, Change change) {
        change.record(new UnitRegistered(
                communityId, id, buildingId, facts.label(), facts.area().toPlainString(), facts.deliveredOn()));
        return new Unit(communityId, buildingId, facts);
    }

    public void correct(String id, UnitFacts newFacts, Change change) {
        facts = newFacts;
        change.editContent();
        change.record(new UnitChanged(
                communityId, id, buildingId, facts.label(), facts.area().toPlainString(), facts.deliveredOn()));
    }

    public String communityId() {
        return communityId;
    }

    public String buildingId() {
        return buildingId;
    }

    public UnitFacts facts() {
        return facts;
    }
}
