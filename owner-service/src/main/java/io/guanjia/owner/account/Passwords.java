package io.guanjia.owner.account;

import java.util.Objects;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.security.crypto.argon2.Argon2PasswordEncoder;
import org.springframework.stereotype.Component;

/// Argon2id, 19 MiB and two passes (OWASP's recommendation). At most four at a time: each takes memory and a core, and
/// anybody may ask.
@Component
public final class Passwords {

    private final Argon2PasswordEncoder argon2 = new Argon2PasswordEncoder(16, 32, 1, 19 * 1024, 2);
    private final Semaphore places = new Semaphore(4);
    private final String nobodys = hash("a password that opens nothing");

    public String hash(String password) {
        return inPlace(() -> Objects.requireNonNull(argon2.encode(password)));
    }

    /// Takes as long for somebody unknown (no hash) as for a wrong password.
    public boolean matches(String password, @Nullable String hash) {
        boolean same = inPlace(() -> argon2.matches(password, hash == null ? nobodys : hash));
        return same && hash != null;
    }

    private <T> T inPlace(Supplier<T> work) {
        places.acquireUninterruptibly();
        try {
            return work.get();
        } finally {
            places.release();
        }
    }
}
