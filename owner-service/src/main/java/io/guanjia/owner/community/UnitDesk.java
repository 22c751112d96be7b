package io.guanjia.owner.community;

import io.guanjia.owner.OwnerProblem.AlreadyThere;
import io.guanjia.owner.Permit;
import io.guanjia.owner.Unique;
import io.guanjia.platform.store.Aggregates;
import io.guanjia.platform.store.Filter;
import io.guanjia.platform.store.Outcome;
import io.guanjia.platform.store.Page;
import io.guanjia.platform.store.PageRequest;
import io.guanjia.platform.store.Scope;
import io.guanjia.platform.store.Stored;
import io.guanjia.platform.web.Call;
import io.guanjia.platform.web.Caller;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/// Registers units and corrects what is on file about them.
@Service
public class UnitDesk {

    private final Aggregates<Unit> units;
    private final CommunityDesk communities;

    UnitDesk(Aggregates<Unit> units, CommunityDesk communities) {
        this.units = units;
        this.communities = communities;
    }

    Outcome<Unit> register(String communityId, String buildingId, UnitFacts facts, Call call) {
        Permit.EDIT_COMMUNITY.require(call.caller(), communityId);
        communities.requireBuilding(communityId, buildingId, "/buildingId");
        String id = call.newId();
        return Unique.write(
                units,
                holder(communityId, facts.label()),
                () -> units.create(
                        id, call.create(), change -> Unit.register(id, communityId, buildingId, facts, change)),
                holder -> new AlreadyThere("label", holder));
    }

    Stored<Unit> unit(String id, Caller caller) {
        Stored<Unit> unit = units.get(id, Permit.known(caller));
        Permit.READ_UNITS.require(caller, unit.state().communityId());
        return unit;
    }

    Page<Stored<Unit>> units(
            String communityId, @Nullable String buildingId, @Nullable String label, Caller caller, PageRequest page) {
        Permit.LIST_UNITS.require(caller, communityId);
        return units.list(
                Scope.communities(List.of(communityId)),
                Filter.all().with("buildingId", buildingId).with("facts.label", label),
                page);
    }

    Outcome<Unit> correct(String id, UnaryOperator<UnitFacts> correction, Call call) {
        Unit known = unit(id, call.caller()).state();
        Permit.EDIT_COMMUNITY.require(call.caller(), known.communityId());
        String label = correction.apply(known.facts()).label();
        return Unique.write(
                units,
                holder(known.communityId(), label),
                () -> units.change(
                        id,
                        Permit.known(call.caller()),
                        call.edit(),
                        (unit, change) -> unit.correct(id, correction.apply(unit.facts()), change)),
                holder -> new AlreadyThere("label", holder));
    }

    /// The unit, for those who hang something on it.
    public Optional<Unit> find(String unitId) {
        return units.find(unitId, Scope.everything()).map(Stored::state);
    }

    private static Filter holder(String communityId, String label) {
        return Filter.all().with("communityId", communityId).with("facts.label", label);
    }
}
