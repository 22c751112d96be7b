package io.guanjia.owner.residency;

import io.guanjia.owner.Permit;
import io.guanjia.owner.community.UnitDesk;
import io.guanjia.owner.person.PersonArchive;
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
import io.guanjia.platform.web.Ids;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Service;

/// Takes and decides claims to a unit.
@Service
class BindingDesk {

    private final Aggregates<Binding> bindings;
    private final Residencies residencies;
    private final UnitDesk units;
    private final PersonArchive people;

    BindingDesk(Aggregates<Binding> bindings, Residencies residencies, UnitDesk units, PersonArchive people) {
        this.bindings = bindings;
        this.residencies = residencies;
        this.units = units;
        this.people = people;
    }

    /// Whoever came by a code to their phone may claim where it is on file; a unit that is not there and one
    /// of a community that does not know the caller are the same, so that units cannot be guessed.
    Outcome<Binding> request(String unitId, ResidencyKind kind, Call call) {
        String personId = call.caller().subject();
        Home home = units.find(unitId)
                .filter(unit -> call.caller().isThemselves(unit.communityId()))
                .filter(unit -> people.knows(unit.communityId(), personId))
                .map(unit -> new Home(unit.communityId(), unitId))
                .orElseThrow(() -> new RefusedException(new NotFound()));
        String id = call.newId();
        return bindings.create(id, call.create(), change -> {
            Binding binding = Binding.request(id, home, personId, kind, residencies.today(home.communityId()), change);
            promised(id, home, personId, kind).ifPresent(residencyId -> binding.approve(id, residencyId, true, change));
            return binding;
        });
    }

    Outcome<Binding> decide(String id, BindingStatus decision, Call call) {
        Stored<Binding> known = bindings.get(id, Permit.known(call.caller()));
        Permit.DECIDE_BINDINGS.require(call.caller(), known.state().home().communityId());
        return bindings.change(id, Permit.known(call.caller()), call.transition(), (binding, change) -> {
            if (decision == BindingStatus.APPROVED) {
                binding.approve(id, newResidency(id), false, change);
            } else {
                binding.refuse(id, change);
            }
        });
    }

    Stored<Binding> binding(String id, Caller caller) {
        return bindings.get(id, readable(caller));
    }

    Page<Stored<Binding>> bindings(Filter filter, Caller caller, PageRequest page) {
        return bindings.list(readable(caller), filter, page);
    }

    /// The residency that needs no decision: one that runs already, or a new one of family whose phone is on
    /// file.
    private Optional<String> promised(String id, Home home, String personId, ResidencyKind kind) {
        List<Stored<Residency>> running = residencies.runningIn(home.unitId());
        Optional<String> own = running.stream()
                .filter(stored -> stored.state().personId().equals(personId))
                .map(Stored::id)
                .findFirst();
        boolean onFile = kind == ResidencyKind.FAMILY
                && running.stream()
                        .anyMatch(stored -> people.hasOnFile(
                                home.communityId(), stored.state().personId(), personId));
        return own.isPresent() || !onFile ? own : Optional.of(newResidency(id));
    }

    static String newResidency(String bindingId) {
        return Ids.derive("residency of binding", bindingId);
    }

    private static Scope readable(Caller caller) {
        Scope own = new Scope(
                List.of(Map.of("personId", List.of(caller.subject()), "communityId", caller.ownCommunities())));
        return own.or(Scope.communities(Permit.DECIDE_BINDINGS.communities(caller)));
    }
}
