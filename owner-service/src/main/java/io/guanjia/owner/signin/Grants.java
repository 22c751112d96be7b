package io.guanjia.owner.signin;

import io.guanjia.owner.Permit;
import io.guanjia.owner.account.Account;
import io.guanjia.owner.account.AccountDesk;
import io.guanjia.owner.person.PersonArchive;
import io.guanjia.owner.residency.Residencies;
import io.guanjia.owner.staff.Appointments;
import io.guanjia.owner.staff.Role;
import io.guanjia.platform.store.Stored;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.springframework.stereotype.Component;

/// What a sign-in opens now; asked again at each refresh, so rights end within the life of an access token.
///
/// Neither a phone number nor a password set by staff of one community opens what the same person has in
/// another one. A code proves the phone: it opens the communities that have it on file as this person's,
/// where they live with {@link Role#RESIDENT}, else with no role, for what is still theirs there. A password
/// proves the appointment: it opens the roles of staff and never a home, for staff have set it.
@Component
class Grants {

    private final PersonArchive people;
    private final AccountDesk accounts;
    private final Residencies residencies;
    private final Appointments appointments;

    Grants(PersonArchive people, AccountDesk accounts, Residencies residencies, Appointments appointments) {
        this.people = people;
        this.accounts = accounts;
        this.residencies = residencies;
        this.appointments = appointments;
    }

    /// Nothing when the way is closed: the phone has moved on, the account is disabled or its password was
    /// changed.
    Optional<Rights> of(SignInWay way) {
        String phone = way.phone();
        return phone == null ? byPassword(way) : byPhone(way.personId(), phone);
    }

    private Optional<Rights> byPhone(String personId, String phone) {
        return people.find(personId)
                .map(Stored::state)
                .filter(person -> phone.equals(person.signInPhone()))
                .map(person -> new Rights(themselves(personId, person.vouchingFor(phone)), false));
    }

    private Optional<Rights> byPassword(SignInWay way) {
        return accounts.of(way.personId())
                .filter(account -> !account.disabled())
                .filter(account -> Long.valueOf(account.epoch()).equals(way.epoch()))
                .map(account -> account.firstPassword() ? Rights.TO_CHANGE_PASSWORD : of(account));
    }

    private Rights of(Account account) {
        Map<String, Set<String>> grants = new TreeMap<>();
        appointments
                .runningOf(account.personId())
                .forEach(stored -> stored.state()
                        .duties()
                        .roles()
                        .forEach(role -> add(grants, stored.state().communityId(), role)));
        if (account.communityId().equals(Permit.PLATFORM)) {
            add(grants, Permit.PLATFORM, Role.ADMIN);
        }
        return new Rights(grants, false);
    }

    private Map<String, Set<String>> themselves(String personId, Set<String> communities) {
        Map<String, Set<String>> grants = new TreeMap<>();
        communities.forEach(community -> grants.put(community, new TreeSet<>()));
        residencies.runningOf(personId).stream()
                .map(stored -> stored.state().communityId())
                .filter(communities::contains)
                .forEach(community -> add(grants, community, Role.RESIDENT));
        return grants;
    }

    private static void add(Map<String, Set<String>> grants, String community, Role role) {
        grants.computeIfAbsent(community, none -> new TreeSet<>()).add(role.code());
    }
}
