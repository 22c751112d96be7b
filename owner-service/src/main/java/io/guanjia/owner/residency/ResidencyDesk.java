package io.guanjia.owner.residency;

import io.guanjia.owner.Permit;
import io.guanjia.owner.community.UnitDesk;
import io.guanjia.owner.person.PersonArchive;
import io.guanjia.platform.domain.Command;
import io.guanjia.platform.domain.CommonRefusal.InvalidRequest;
import io.guanjia.platform.domain.CommonRefusal.NotFound;
import io.guanjia.platform.domain.RefusedException;
import io.guanjia.platform.store.Aggregates;
import io.guanjia.platform.store.Filter;
import io.guanjia.platform.store.Outcome;
import io.guanjia.platform.store.Page;
import io.guanjia.platform.store.PageRequest;
import io.guanjia.platform.store.Scope;
import io.guanjia.platform.store.Stored;
import io.guanjia.platform.web.Call;
import io.guanjia.platform.web.Caller;
import java.time.LocalDate;
import java.util.function.UnaryOperator;
import org.springframework.stereotype.Service;

/// Moves people in and out of units.
@Service
class ResidencyDesk {

    private final Aggregates<Residency> residencies;
    private final Households households;
    private final UnitDesk units;
    private final PersonArchive people;

    ResidencyDesk(Aggregates<Residency> residencies, Households households, UnitDesk units, PersonArchive people) {
        this.residencies = residencies;
        this.households = households;
        this.units = units;
        this.people = people;
    }

    Outcome<Residency> start(String unitId, String personId, ResidencyTerms terms, Call call) {
        Home home = units.find(unitId)
                .filter(unit -> !call.caller().roles(unit.communityId()).isEmpty())
                .map(unit -> new Home(unit.communityId(), unitId))
                .orElseThrow(() -> new RefusedException(new NotFound()));
        Permit.EDIT_RESIDENCIES.require(call.caller(), home.communityId());
        if (!people.knows(home.communityId(), personId)) {
            throw new RefusedException(InvalidRequest.of("/personId", "unknown"));
        }
        return start(call.newId(), home, personId, terms, call.create());
    }

    Outcome<Residency> start(String id, Home home, String personId, ResidencyTerms terms, Command command) {
        return households.inTurn(() -> residencies.create(
                id,
                command,
                change -> Residency.start(id, home, personId, terms, households.of(home.unitId()), change)));
    }

    Outcome<Residency> change(String id, UnaryOperator<ResidencyTerms> edit, Call call) {
        Residency known = residency(id, call.caller()).state();
        Permit.EDIT_RESIDENCIES.require(call.caller(), known.communityId());
        Command command = call.edit();
        return households.inTurn(() -> residencies.change(
                id,
                Permit.known(call.caller()),
                command,
                (residency, change) -> residency.change(
                        id, edit.apply(residency.terms()), households.of(residency.unitId()), change)));
    }

    Outcome<Residency> end(String id, LocalDate lastDay, Call call) {
        Residency known = residency(id, call.caller()).state();
        Permit.EDIT_RESIDENCIES.require(call.caller(), known.communityId());
        return residencies.change(
                id,
                Permit.known(call.caller()),
                call.transition(),
                (residency, change) -> residency.end(id, lastDay, change));
    }

    Stored<Residency> residency(String id, Caller caller) {
        Stored<Residency> stored = residencies.get(id, Permit.known(caller));
        Permit.READ_PEOPLE.require(caller, stored.state().communityId());
        return stored;
    }

    Page<Stored<Residency>> residencies(Filter filter, Caller caller, PageRequest page) {
        return residencies.list(Scope.communities(Permit.READ_PEOPLE.communities(caller)), filter, page);
    }
}
