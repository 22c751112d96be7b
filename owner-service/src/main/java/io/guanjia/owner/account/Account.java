package io.guanjia.owner.account;

import io.guanjia.owner.OwnerEvent;
import io.guanjia.owner.OwnerEvent.AccountDisabled;
import io.guanjia.owner.OwnerEvent.AccountEnabled;
import io.guanjia.owner.OwnerEvent.AccountOpened;
import io.guanjia.owner.OwnerEvent.AccountPasswordChanged;
import io.guanjia.owner.OwnerEvent.AccountPasswordReset;
import io.guanjia.platform.domain.Change;
import io.guanjia.platform.domain.CommonRefusal.WrongStatus;
import io.guanjia.platform.domain.RefusedException;
import io.guanjia.platform.store.AggregateType;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// How a member of staff signs in. `password` is an Argon2id hash. A first password was set by somebody else
/// and must be changed before anything else. `epoch` moves on whenever sessions opened before must end; a
/// session remembers the one it was opened in, so ending them is the same write.
public final class Account {

    public static final AggregateType<Account> TYPE = new AggregateType<>(
            "accounts", Account.class, OwnerEvent.CATALOG, Map.of(), List.of(List.of("unique:username")));

    private final String communityId;
    private final String personId;
    private @Nullable String username;
    private @Nullable String password;
    private boolean firstPassword = true;
    private boolean disabled;
    private long epoch = 1;

    Account(String communityId, String personId, @Nullable String username, @Nullable String password) {
        this.communityId = communityId;
        this.personId = personId;
        this.username = username;
        this.password = password;
    }

    public static Account open(
            String communityId, String personId, String username, String firstPassword, Change change) {
        change.record(new AccountOpened(communityId, personId));
        return new Account(communityId, personId, username, firstPassword);
    }

    public void changePassword(String hash, Change change) {
        password = hash;
        firstPassword = false;
        epoch++;
        change.editContent();
        change.record(new AccountPasswordChanged(communityId, personId));
    }

    public void resetPassword(String hash, Change change) {
        password = hash;
        firstPassword = true;
        epoch++;
        change.editContent();
        change.record(new AccountPasswordReset(communityId, personId));
    }

    public void disable(Change change) {
        if (disabled) {
            throw new RefusedException(new WrongStatus("disabled", Set.of("enable")));
        }
        disabled = true;
        epoch++;
        change.editContent();
        change.record(new AccountDisabled(communityId, personId));
    }

    /// For good: the holder is forgotten, so are their user name and password.
    void close(Change change) {
        username = null;
        password = null;
        disabled = true;
        epoch++;
        change.editContent();
        change.record(new AccountDisabled(communityId, personId));
    }

    boolean closed() {
        return username == null;
    }

    public void enable(Change change) {
        if (!disabled) {
            throw new RefusedException(new WrongStatus("enabled", Set.of("disable")));
        }
        disabled = false;
        change.editContent();
        change.record(new AccountEnabled(communityId, personId));
    }

    public String communityId() {
        return communityId;
    }

    public String personId() {
        return personId;
    }

    public @Nullable String username() {
        return username;
    }

    public @Nullable String password() {
        return password;
    }

    public boolean firstPassword() {
        return firstPassword;
    }

    public boolean disabled() {
        return disabled;
    }

    public long epoch() {
        return epoch;
    }
}
