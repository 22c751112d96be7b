package io.guanjia.owner.signin;

import io.guanjia.owner.account.Account;
import io.guanjia.owner.account.AccountDesk;
import io.guanjia.owner.community.UnitDesk;
import io.guanjia.owner.person.CardSafe;
import io.guanjia.owner.person.PersonArchive;
import io.guanjia.owner.residency.Residencies;
import io.guanjia.owner.residency.Residency;
import io.guanjia.owner.residency.ResidencyKind;
import io.guanjia.owner.staff.Role;
import io.guanjia.platform.web.Caller;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/// What somebody signed in sees of themselves: as much as this sign-in opens.
@Component
class Mine {

    private final PersonArchive people;
    private final CardSafe safe;
    private final AccountDesk accounts;
    private final Residencies residencies;
    private final UnitDesk units;

    Mine(PersonArchive people, CardSafe safe, AccountDesk accounts, Residencies residencies, UnitDesk units) {
        this.people = people;
        this.safe = safe;
        this.accounts = accounts;
        this.residencies = residencies;
        this.units = units;
    }

    record Me(String id, String name, List<Grant> grants, List<MyUnit> units) {}

    record Grant(String communityId, Set<String> roles) {}

    record MyUnit(String unitId, String communityId, String label, ResidencyKind kind) {}

    Me of(Caller caller) {
        List<Grant> grants = caller.grants().entrySet().stream()
                .filter(grant -> !grant.getValue().isEmpty())
                .map(grant -> new Grant(grant.getKey(), grant.getValue()))
                .toList();
        List<MyUnit> mine = residencies.runningOf(caller.subject()).stream()
                .map(stored -> stored.state())
                .filter(residency -> caller.has(residency.communityId(), Role.RESIDENT.code()))
                .flatMap(this::unit)
                .toList();
        return new Me(caller.subject(), name(caller), grants, mine);
    }

    private Stream<MyUnit> unit(Residency residency) {
        return units.find(residency.unitId()).stream()
                .map(unit -> new MyUnit(
                        residency.unitId(),
                        residency.communityId(),
                        unit.facts().label(),
                        residency.terms().kind()));
    }

    /// As a community of this sign-in has it on file, first of all one in which the caller has a role.
    private String name(Caller caller) {
        return people.find(caller.subject()).stream()
                .flatMap(stored -> stored.state().files().stream())
                .filter(file -> caller.communities().contains(file.communityId()))
                .min(Comparator.comparing(
                        file -> caller.roles(file.communityId()).isEmpty()))
                .map(file -> safe.open(caller.subject(), file).name())
                .or(() -> accounts.of(caller.subject()).map(Account::username))
                .orElse("");
    }
}
