package io.guanjia.owner.person;

import io.guanjia.owner.Permit;
import io.guanjia.owner.account.AccountDesk;
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
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/// What staff do with the owner archive: each with the file of a community of their own.
@Service
class PersonDesk {

    private final PersonArchive archive;
    private final Aggregates<Reveal> reveals;
    private final AccountDesk accounts;
    private final List<Ties> ties;

    PersonDesk(PersonArchive archive, Aggregates<Reveal> reveals, AccountDesk accounts, List<Ties> ties) {
        this.archive = archive;
        this.reveals = reveals;
        this.accounts = accounts;
        this.ties = ties;
    }

    Outcome<Person> register(String communityId, Language language, PersonCard card, Call call) {
        Permit.EDIT_PEOPLE.require(call.caller(), communityId);
        return archive.register(call.newId(), communityId, language, card, call.create());
    }

    /// The community through which the caller sees the person: the one named, or one in which they may.
    String through(String id, @Nullable String named, Permit permit, Caller caller) {
        Person person =
                archive.get(id, Permit.READ_COMMUNITY.communities(caller)).state();
        List<String> shared = person.files().stream()
                .map(PersonFile::communityId)
                .filter(each -> named == null || named.equals(each))
                .filter(each -> !caller.roles(each).isEmpty())
                .toList();
        String first = shared.stream()
                .filter(permit.communities(caller)::contains)
                .findFirst()
                .or(() -> shared.stream().findFirst())
                .orElseThrow(() -> new RefusedException(new NotFound()));
        permit.require(caller, first);
        return first;
    }

    Stored<Person> person(String id, String communityId) {
        return archive.get(id, List.of(communityId));
    }

    Page<Stored<Person>> people(String communityId, Caller caller, PageRequest page) {
        Permit.READ_PEOPLE.require(caller, communityId);
        return archive.list(communityId, page);
    }

    List<Stored<Person>> byPhone(String communityId, Phone phone, Caller caller) {
        Permit.READ_PEOPLE.require(caller, communityId);
        return archive.byPhone(communityId, phone);
    }

    Outcome<Person> edit(String id, String communityId, FileEdit edit, Call call) {
        return archive.edit(id, communityId, edit, call.edit());
    }

    /// Erases the community's file on request of the person, unless something in the community still needs
    /// it, and with the last file the account. Asked again it is done: whatever was left undone is done now.
    void erase(String id, String communityId, Call call) {
        ties.stream()
                .map(tie -> tie.of(id, communityId))
                .flatMap(Optional::stream)
                .findFirst()
                .ifPresent(needed -> {
                    throw new RefusedException(needed);
                });
        if (!archive.hasErased(id, communityId)) {
            archive.erase(id, communityId, call.transition());
        }
        if (archive.isNobodys(id)) {
            accounts.closeIfAny(id, call.transition());
        }
    }

    /// Logs first: nothing is shown that does not stand in the log.
    Outcome<Reveal> reveal(String personId, String communityId, RevealField field, String purpose, Call call) {
        String id = call.newId();
        return reveals.create(
                id, call.create(), change -> Reveal.log(id, communityId, personId, field, purpose, change));
    }

    Page<Stored<Reveal>> reveals(String personId, String communityId, PageRequest page) {
        return reveals.list(
                Scope.communities(List.of(communityId)), Filter.all().with("personId", personId), page);
    }
}
