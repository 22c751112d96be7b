package io.guanjia.owner.person;

import io.guanjia.owner.OwnerEvent;
import io.guanjia.owner.OwnerEvent.PersonChanged;
import io.guanjia.owner.OwnerEvent.PersonErased;
import io.guanjia.owner.OwnerEvent.PersonRegistered;
import io.guanjia.owner.OwnerProblem.PhoneOnFile;
import io.guanjia.platform.domain.Change;
import io.guanjia.platform.domain.CommonRefusal.NotFound;
import io.guanjia.platform.domain.RefusedException;
import io.guanjia.platform.store.AggregateType;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// A human, the same one in every community, with one file for each community that knows them.
///
/// `signInPhone` (keyed hash) is unique over all people. Only a community that is alone in knowing the person
/// may move it: otherwise staff of one community could take over what the person has in another.
public final class Person {

    public static final AggregateType<Person> TYPE = new AggregateType<>(
            "people",
            Person.class,
            OwnerEvent.CATALOG,
            Map.of(),
            List.of(List.of("unique:signInPhone"), List.of("files.communityId"), List.of("files.phones")));

    private final List<PersonFile> files;
    private @Nullable String signInPhone;

    Person(List<PersonFile> files, @Nullable String signInPhone) {
        this.files = files;
        this.signInPhone = signInPhone;
    }

    public static Person register(String id, PersonFile file, Change change) {
        change.record(
                new PersonRegistered(file.communityId(), id, file.language().tag()));
        return new Person(new ArrayList<>(List.of(file)), file.signInPhone());
    }

    /// A further community opens its own file on somebody who signs in with the same phone.
    public void registerAlso(String id, PersonFile file, Change change) {
        if (fileIn(file.communityId()).isPresent()) {
            throw new RefusedException(new PhoneOnFile(id));
        }
        files.add(file);
        change.editContent();
        change.record(
                new PersonRegistered(file.communityId(), id, file.language().tag()));
    }

    public void edit(String id, PersonFile file, Change change) {
        files.replaceAll(each -> each.communityId().equals(file.communityId()) ? file : each);
        if (files.size() == 1) {
            signInPhone = file.signInPhone();
        }
        change.editContent();
        change.record(new PersonChanged(file.communityId(), id, file.language().tag()));
    }

    /// The community forgets the person; when it was the last one, they cannot sign in any more.
    public void erase(String id, String communityId, Change change) {
        PersonFile file = fileIn(communityId).orElseThrow(() -> new RefusedException(new NotFound()));
        files.remove(file);
        if (files.isEmpty()) {
            signInPhone = null;
        }
        change.editContent();
        change.record(new PersonErased(communityId, id, file.phones()));
    }

    public Optional<PersonFile> fileIn(String communityId) {
        return files.stream()
                .filter(file -> file.communityId().equals(communityId))
                .findFirst();
    }

    /// The communities that vouch for the phone as this person's own: it opens these and no others.
    public Set<String> vouchingFor(String phone) {
        return files.stream()
                .filter(file -> file.signInPhone().equals(phone))
                .map(PersonFile::communityId)
                .collect(Collectors.toSet());
    }

    public List<PersonFile> files() {
        return List.copyOf(files);
    }

    public @Nullable String signInPhone() {
        return signInPhone;
    }
}
