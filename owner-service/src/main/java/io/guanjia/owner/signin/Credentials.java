package io.guanjia.owner.signin;

import io.guanjia.owner.account.Account;
import io.guanjia.owner.account.AccountDesk;
import io.guanjia.owner.account.Passwords;
import io.guanjia.owner.person.CardSafe;
import io.guanjia.owner.person.PersonArchive;
import io.guanjia.owner.person.Phone;
import io.guanjia.platform.crypto.LookupHash;
import io.guanjia.platform.domain.CommonRefusal.InvalidRequest;
import io.guanjia.platform.domain.RefusedException;
import io.guanjia.platform.store.Stored;
import io.guanjia.platform.web.Call;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/// Checks what somebody proves themselves with. What exactly was wrong is never said, and it takes as long for somebody
/// unknown.
///
/// Wrong passwords are counted by user name *and* address, so nobody can lock somebody else out by guessing.
@Service
class Credentials {

    private static final Limit PASSWORDS = Limit.growing(5, Duration.ofSeconds(5), Duration.ofMinutes(15));

    private final OneTimeCodes codes;
    private final Tries tries;
    private final PersonArchive people;
    private final CardSafe safe;
    private final AccountDesk accounts;
    private final Passwords passwords;
    private final LookupHash hash;
    private final Clock clock;

    Credentials(
            OneTimeCodes codes,
            Tries tries,
            PersonArchive people,
            CardSafe safe,
            AccountDesk accounts,
            Passwords passwords,
            LookupHash hash,
            Clock clock) {
        this.codes = codes;
        this.tries = tries;
        this.people = people;
        this.safe = safe;
        this.accounts = accounts;
        this.passwords = passwords;
        this.hash = hash;
        this.clock = clock;
    }

    SignInWay byCode(Phone phone, String code) {
        String hashed = safe.find(phone);
        Optional<String> person = people.bySignInPhone(hashed).map(Stored::id);
        if (!codes.take(hashed, code, clock.instant())) {
            throw Sessions.wrong();
        }
        return SignInWay.byCode(person.orElseThrow(Sessions::wrong), hashed);
    }

    SignInWay byPassword(String username, String password, String address) {
        @Nullable Account account = accounts.byUsername(username).orElse(null);
        if (!matches(username, account, password, address) || account == null) {
            throw Sessions.wrong();
        }
        return SignInWay.byPassword(account.personId(), account.epoch());
    }

    /// The holder sets a password of their own and proves with the current one that it is them.
    SignInWay changePassword(String current, String next, String address, Call call) {
        String personId = call.caller().subject();
        Account account =
                accounts.of(personId).orElseThrow(() -> new RefusedException(InvalidRequest.of("/current", "wrong")));
        if (!matches(account.username(), account, current, address)) {
            throw new RefusedException(InvalidRequest.of("/current", "wrong"));
        }
        if (next.equals(current)) {
            throw new RefusedException(InvalidRequest.of("/new", "same-as-current"));
        }
        accounts.changePassword(personId, next, call.transition());
        long epoch = accounts.of(personId).map(Account::epoch).orElse(account.epoch());
        return SignInWay.byPassword(personId, epoch);
    }

    private boolean matches(String username, @Nullable Account account, String password, String address) {
        String key = "password:" + hash.of("password-try", username + "|" + address);
        tries.count(key, PASSWORDS, clock.instant());
        boolean right = passwords.matches(password, account == null ? null : account.password());
        if (right) {
            tries.forget(key);
        }
        return right;
    }
}
