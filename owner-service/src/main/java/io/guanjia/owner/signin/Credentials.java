package io.guanjia.owner.signin;

import io.guanjia.owner.account.Account;
import io.guanjia.owner.account.AccountDesk;
import io.guanjia.owner.account.Passwords;
import io.guanjia.owner.person.CardSafe;
import io.guanjia.owner.person.PersonArchive;
import io.guanjia.owner.person.Phone;
import io.guanjia.owner.signin.Guesses.Bound;
import io.guanjia.platform.crypto.LookupHash;
import io.guanjia.platform.domain.Command;
import io.guanjia.platform.domain.CommonRefusal.InvalidRequest;
import io.guanjia.platform.domain.RefusedException;
import io.guanjia.platform.store.Stored;
import io.guanjia.platform.web.Call;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/// Checks what somebody proves themselves with. What exactly was wrong is never said, and it takes as long
/// for somebody unknown.
///
/// Wrong tries are counted by user name or phone *and* address, so nobody can lock somebody else out by
/// guessing; and by address alone, so nobody tries one name after the other.
@Service
class Credentials {

    private static final Limit OF_ADDRESS = Limit.atMost(60, Duration.ofMinutes(10));
    private static final Limit PASSWORDS = Limit.growing(5, Duration.ofSeconds(5), Duration.ofMinutes(15));

    private final OneTimeCodes codes;
    private final Guesses guesses;
    private final Tries tries;
    private final PersonArchive people;
    private final CardSafe safe;
    private final AccountDesk accounts;
    private final Passwords passwords;
    private final LookupHash hash;
    private final Clock clock;

    Credentials(
            OneTimeCodes codes,
            Guesses guesses,
            Tries tries,
            PersonArchive people,
            CardSafe safe,
            AccountDesk accounts,
            Passwords passwords,
            LookupHash hash,
            Clock clock) {
        this.codes = codes;
        this.guesses = guesses;
        this.tries = tries;
        this.people = people;
        this.safe = safe;
        this.accounts = accounts;
        this.passwords = passwords;
        this.hash = hash;
        this.clock = clock;
    }

    SignInWay byCode(Phone phone, String code, String address) {
        String hashed = safe.find(phone);
        Optional<String> person = people.bySignInPhone(hashed).map(Stored::id);
        if (!guesses.right(
                address, List.of(ofAddress(address)), () -> codes.take(hashed, code, address, clock.instant()))) {
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

    /// The holder sets a password of their own and proves with the current one that it is them. A repeat
    /// needs no other proof than that it is the same call, and opens nothing any more when the password has
    /// moved on since.
    SignInWay changePassword(String current, String next, String address, Call call) {
        String personId = call.caller().subject();
        Command command = unguessable(call.transition());
        Account account = accounts.of(personId).orElseThrow(Credentials::wrongCurrent);
        boolean repeated = accounts.hasDone(personId, command);
        if (!repeated) {
            check(account, current, next, address);
        }
        Account now = accounts.changePassword(personId, next, command);
        if (repeated && !passwords.matches(next, now.password())) {
            throw wrongCurrent();
        }
        return SignInWay.byPassword(personId, now.epoch());
    }

    private void check(Account account, String current, String next, String address) {
        if (!matches(String.valueOf(account.username()), account, current, address)) {
            throw wrongCurrent();
        }
        if (next.equals(current)) {
            throw new RefusedException(InvalidRequest.of("/new", "same-as-current"));
        }
    }

    /// The fingerprint is kept with the account: a bare digest of a body of passwords would let them be
    /// guessed from it.
    private Command unguessable(Command command) {
        return new Command(
                command.key(),
                hash.of("password-change", command.fingerprint()),
                command.actor(),
                command.at(),
                command.occurredAt(),
                command.ifMatch());
    }

    private static RefusedException wrongCurrent() {
        return new RefusedException(InvalidRequest.of("/current", "wrong"));
    }

    private boolean matches(String username, @Nullable Account account, String password, String address) {
        Bound ofBoth = new Bound("password:" + hash.of("password-try", username + "|" + address), PASSWORDS);
        boolean right = guesses.right(
                address,
                List.of(ofAddress(address), ofBoth),
                () -> passwords.matches(password, account == null ? null : account.password()));
        if (right) {
            tries.forget(ofBoth.key());
        }
        return right;
    }

    private Bound ofAddress(String address) {
        return new Bound("sign-ins-of-address:" + hash.of("address", address), OF_ADDRESS);
    }
}
