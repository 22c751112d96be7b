package io.guanjia.owner.person;

import io.guanjia.owner.OwnerProblem;
import io.guanjia.owner.OwnerProblem.PhoneOnFile;
import io.guanjia.owner.OwnerProblem.PhoneTaken;
import io.guanjia.platform.domain.Command;
import io.guanjia.platform.domain.CommonRefusal.NotFound;
import io.guanjia.platform.domain.RefusedException;
import io.guanjia.platform.store.Aggregates;
import io.guanjia.platform.store.Filter;
import io.guanjia.platform.store.Outcome;
import io.guanjia.platform.store.Page;
import io.guanjia.platform.store.PageRequest;
import io.guanjia.platform.store.Scope;
import io.guanjia.platform.store.Stored;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Component;

/// All people. Finds them by phone across communities, and keeps what a community has on file to that
/// community.
@Component
public class PersonArchive {

    private final Aggregates<Person> people;
    private final CardSafe safe;

    PersonArchive(Aggregates<Person> people, CardSafe safe) {
        this.people = people;
        this.safe = safe;
    }

    /// Opens the community's file: on a new person, or on the one who signs in with the phone already, of
    /// whom the community learns nothing by it.
    public Outcome<Person> register(
            String newId, String communityId, Language language, PersonCard card, Command command) {
        String phone = safe.find(card.signInPhone());
        Function<String, PersonFile> file = id -> safe.seal(id, communityId, command.at(), language, card);
        Optional<Stored<Person>> known = bySignInPhone(phone);
        if (known.isPresent() && !known.get().id().equals(newId)) {
            return registerAlso(known.get().id(), file, command);
        }
        try {
            return people.create(newId, command, change -> Person.register(newId, file.apply(newId), change));
        } catch (DuplicateKeyException registeredMeanwhile) {
            Stored<Person> other = bySignInPhone(phone).orElseThrow(() -> registeredMeanwhile);
            return registerAlso(other.id(), file, command);
        }
    }

    /// The person with the card's phone, registered unless the community has them on file already.
    public String onFile(String newId, String communityId, Language language, PersonCard card, Command command) {
        return bySignInPhone(safe.find(card.signInPhone()))
                .filter(stored -> stored.state().fileIn(communityId).isPresent())
                .map(Stored::id)
                .orElseGet(() -> register(newId, communityId, language, card, command)
                        .stored()
                        .id());
    }

    Outcome<Person> edit(String id, String communityId, FileEdit edit, Command command) {
        try {
            return people.change(id, knownIn(List.of(communityId)), command, (person, change) -> {
                PersonFile file = fileOf(person, communityId);
                PersonFile edited = safe.seal(
                        id, communityId, file.since(), edit.language(file.language()), edit.card(safe.open(id, file)));
                person.edit(id, edited, change);
            });
        } catch (DuplicateKeyException phoneTaken) {
            String phone = safe.find(edit.signInPhone().orElseThrow(() -> phoneTaken));
            throw new RefusedException(bySignInPhone(phone)
                    .filter(holder -> holder.state().fileIn(communityId).isPresent())
                    .<OwnerProblem>map(holder -> new PhoneOnFile(holder.id()))
                    .orElseGet(PhoneTaken::new));
        }
    }

    Outcome<Person> erase(String id, String communityId, Command command) {
        return people.change(
                id, knownIn(List.of(communityId)), command, (person, change) -> person.erase(id, communityId, change));
    }

    /// Whether the community had a file on the person once and has none any more.
    boolean hasErased(String id, String communityId) {
        return find(id).filter(stored -> stored.state().fileIn(communityId).isEmpty())
                .filter(stored -> stored.journal().stream()
                        .anyMatch(entry -> communityId.equals(entry.data().get("communityId"))))
                .isPresent();
    }

    /// Whether no community has a file on the person.
    boolean isNobodys(String id) {
        return find(id).filter(stored -> stored.state().files().isEmpty()).isPresent();
    }

    Stored<Person> get(String id, List<String> communities) {
        return people.get(id, knownIn(communities));
    }

    Page<Stored<Person>> list(String communityId, PageRequest page) {
        return people.list(knownIn(List.of(communityId)), Filter.all(), page);
    }

    /// Everybody on whose card in this community the phone stands.
    List<Stored<Person>> byPhone(String communityId, Phone phone) {
        String wanted = safe.find(phone);
        Filter filter = Filter.all().with("files.phones", wanted);
        return people.list(knownIn(List.of(communityId)), filter, new PageRequest(100, null)).items().stream()
                .filter(stored -> fileOf(stored.state(), communityId).phones().contains(wanted))
                .toList();
    }

    public Optional<Stored<Person>> find(String personId) {
        return people.find(personId, Scope.everything());
    }

    public Optional<Stored<Person>> bySignInPhone(String phone) {
        return people
                .list(Scope.everything(), Filter.all().with("signInPhone", phone), new PageRequest(1, null))
                .items()
                .stream()
                .findFirst();
    }

    public boolean knows(String communityId, String personId) {
        return find(personId)
                .flatMap(stored -> stored.state().fileIn(communityId))
                .isPresent();
    }

    /// Whether the card of one person in the community names the phone that the other one signs in with.
    public boolean hasOnFile(String communityId, String personId, String otherId) {
        Optional<String> phone = find(otherId).map(stored -> stored.state().signInPhone());
        return phone.isPresent()
                && find(personId)
                        .flatMap(stored -> stored.state().fileIn(communityId))
                        .filter(file -> file.phones().contains(phone.get()))
                        .isPresent();
    }

    private Outcome<Person> registerAlso(String id, Function<String, PersonFile> file, Command command) {
        return people.change(
                id, Scope.everything(), command, (person, change) -> person.registerAlso(id, file.apply(id), change));
    }

    private static PersonFile fileOf(Person person, String communityId) {
        return person.fileIn(communityId).orElseThrow(() -> new RefusedException(new NotFound()));
    }

    private static Scope knownIn(List<String> communities) {
        return communities.isEmpty() ? Scope.nothing() : new Scope(List.of(Map.of("files.communityId", communities)));
    }
}
