package io.guanjia.owner.signin;

import io.guanjia.owner.Permit;
import io.guanjia.owner.account.Account;
import io.guanjia.owner.account.AccountDesk;
import io.guanjia.owner.person.Person;
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
import java.util.function.Predicate;
import org.springframework.stereotype.Component;

/// What a sign-in opens now; asked again at each refresh, so rights end within the life of an access token.
///
/// Neither a phone number nor a first password set by staff of one community opens what the same person has in another
/// one: a code opens residencies where the community itself has this phone on file, a password the communities that
/// appointed the holder, with what they are besides there.
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

    /// Nothing when the way is closed: the phone has moved on, the account is disabled or its password was changed.
    Optional<Rights> of(SignInWay way) {
        String phone = way.phone();
        return phone == null ? byPassword(way) : byPhone(way.personId(), phone);
    }

    private Optional<Rights> byPhone(String personId, String phone) {
        return people.find(personId)
                .map(Stored::state)
                .filter(person -> phone.equals(person.signInPhone()))
                .map(person -> new Rights(resident(personId, vouching(person, phone)), false));
    }

    private Optional<Rights> byPassword(SignInWay way) {
        return accounts.of(way.personId())
                .filter(account -> !account.disabled())
                .filter(account -> Long.valueOf(account.epoch()).equals(way.epoch()))
                .map(account -> account.firstPassword() ? Rights.TO_CHANGE_PASSWORD : of(account));
    }

    private Rights of(Account account) {
        Map<String, Set<String>> staff = new TreeMap<>();
        appointments
                .runningOf(account.personId())
                .forEach(stored -> stored.state()
                        .duties()
                        .roles()
                        .forEach(role -> add(staff, stored.state().communityId(), role)));
        Map<String, Set<String>> all = resident(account.personId(), staff::containsKey);
        staff.forEach((community, roles) ->
                all.computeIfAbsent(community, none -> new TreeSet<>()).addAll(roles));
        if (account.communityId().equals(Permit.PLATFORM)) {
            add(all, Permit.PLATFORM, Role.ADMIN);
        }
        return new Rights(all, false);
    }

    private Map<String, Set<String>> resident(String personId, Predicate<String> communities) {
        Map<String, Set<String>> grants = new TreeMap<>();
        residencies.runningOf(personId).stream()
                .map(stored -> stored.state().communityId())
                .filter(communities)
                .forEach(community -> add(grants, community, Role.RESIDENT));
        return grants;
    }

    private static Predicate<String> vouching(Person person, String phone) {
        return person.vouchingFor(phone)::contains;
    }

    private static void add(Map<String, Set<String>> grants, String community, Role role) {
        grants.computeIfAbsent(community, none -> new TreeSet<>()).add(role.code());
    }
}
