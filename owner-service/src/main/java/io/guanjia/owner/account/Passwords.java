package io.guanjia.owner.account;

import io.guanjia.owner.Places;
import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.security.crypto.argon2.Argon2PasswordEncoder;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Component;

/// Argon2id, 19 MiB and two passes (OWASP's recommendation). At most four at a time: each takes memory and a
/// core, and anybody may ask; who finds no place in time is told to come again, rather than stand in a queue
/// without end.
@Component
public final class Passwords {

    private final PasswordEncoder argon2;
    private final Places places;
    private final String nobodys;

    @Autowired
    Passwords() {
        this(new Argon2PasswordEncoder(16, 32, 1, 19 * 1024, 2), Duration.ofSeconds(2));
    }

    Passwords(PasswordEncoder argon2, Duration patience) {
        this.argon2 = argon2;
        this.places = new Places(4, patience);
        this.nobodys = hash("a password that opens nothing");
    }

    public String hash(String password) {
        return places.in(() -> Objects.requireNonNull(argon2.encode(password)));
    }

    /// Takes as long for somebody unknown (no hash) as for a wrong password.
    public boolean matches(String password, @Nullable String hash) {
        boolean same = places.in(() -> argon2.matches(password, hash == null ? nobodys : hash));
        return same && hash != null;
    }
}
