package io.guanjia.owner.account;

import io.guanjia.owner.OwnerProblem.UsernameTaken;
import io.guanjia.platform.domain.Command;
import io.guanjia.platform.domain.CommonRefusal.InvalidRequest;
import io.guanjia.platform.domain.RefusedException;
import io.guanjia.platform.store.Aggregates;
import io.guanjia.platform.store.Filter;
import io.guanjia.platform.store.PageRequest;
import io.guanjia.platform.store.Scope;
import io.guanjia.platform.store.Stored;
import io.guanjia.platform.web.Ids;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Service;

/// Accounts of staff: one for each person, opened with their first appointment.
@Service
public class AccountDesk {

    private final Aggregates<Account> accounts;
    private final Passwords passwords;

    AccountDesk(Aggregates<Account> accounts, Passwords passwords) {
        this.accounts = accounts;
        this.passwords = passwords;
    }

    /// Somebody who has an account keeps it and its password, whoever appoints them next.
    public void openIfNone(String communityId, String personId, @Nullable FirstPassword first, Command command) {
        if (of(personId).isPresent()) {
            return;
        }
        if (first == null) {
            throw new RefusedException(InvalidRequest.of("/username", "required"));
        }
        String hash = passwords.hash(first.password());
        try {
            accounts.create(
                    idOf(personId),
                    command,
                    change -> Account.open(communityId, personId, first.username(), hash, change));
        } catch (DuplicateKeyException taken) {
            throw new RefusedException(new UsernameTaken());
        }
    }

    /// Whether the command has been carried out before: then it is a repeat, and asks for nothing.
    public boolean hasDone(String personId, Command command) {
        return accounts.find(idOf(personId), Scope.everything())
                .filter(stored ->
                        stored.journal().stream().anyMatch(entry -> entry.key().equals(command.key())))
                .isPresent();
    }

    public Account changePassword(String personId, String password, Command command) {
        String hash = passwords.hash(password);
        return accounts.change(
                        idOf(personId),
                        Scope.everything(),
                        command,
                        (account, change) -> account.changePassword(hash, change))
                .stored()
                .state();
    }

    public void reset(String personId, String password, Command command) {
        String hash = passwords.hash(password);
        accounts.change(
                idOf(personId), Scope.everything(), command, (account, change) -> account.resetPassword(hash, change));
    }

    public void disable(String personId, Command command) {
        accounts.change(idOf(personId), Scope.everything(), command, Account::disable);
    }

    /// Closes the person's account for good; again changes nothing.
    public void closeIfAny(String personId, Command command) {
        if (of(personId).isPresent()) {
            accounts.change(idOf(personId), Scope.everything(), command, (account, change) -> account.close(change));
        }
    }

    public void enable(String personId, Command command) {
        accounts.change(idOf(personId), Scope.everything(), command, Account::enable);
    }

    /// The person's account, unless it is closed.
    public Optional<Account> of(String personId) {
        return accounts.find(idOf(personId), Scope.everything())
                .map(Stored::state)
                .filter(account -> !account.closed());
    }

    public Optional<Account> byUsername(String username) {
        return accounts
                .list(Scope.everything(), Filter.all().with("username", username), new PageRequest(1, null))
                .items()
                .stream()
                .map(Stored::state)
                .findFirst();
    }

    private static String idOf(String personId) {
        return Ids.derive("account of", personId);
    }
}
