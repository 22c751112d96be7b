package io.guanjia.owner.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.guanjia.platform.domain.CommonRefusal.TooMany;
import io.guanjia.platform.domain.RefusedException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.security.crypto.password.PasswordEncoder;

class PasswordsTest {

    private final Passwords passwords = new Passwords();

    @Test
    void keepsPasswordsAsArgon2idOnly() {
        String hash = passwords.hash("correct horse");

        assertThat(hash).startsWith("$argon2id$").doesNotContain("correct");
        assertThat(passwords.matches("correct horse", hash)).isTrue();
        assertThat(passwords.matches("wrong horse", hash)).isFalse();
    }

    @Test
    void letsNobodyInWhoHasNoPassword() {
        assertThat(passwords.matches("a password that opens nothing", null)).isFalse();
    }

    @Test
    void tellsWhoFindsNoPlaceToComeAgain() throws InterruptedException {
        CountDownLatch working = new CountDownLatch(4);
        CountDownLatch done = new CountDownLatch(1);
        PasswordEncoder slow = new PasswordEncoder() {
            @Override
            public String encode(@Nullable CharSequence password) {
                return "hash";
            }

            @Override
            public boolean matches(@Nullable CharSequence password, @Nullable String hash) {
                working.countDown();
                try {
                    return done.await(1, TimeUnit.MINUTES);
                } catch (InterruptedException stopped) {
                    throw new IllegalStateException(stopped);
                }
            }
        };
        Passwords crowded = new Passwords(slow, Duration.ofMillis(20));
        try (ExecutorService others = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < 4; i++) {
                var _ = others.submit(() -> crowded.matches("x", "hash"));
            }
            working.await();
            assertThatThrownBy(() -> crowded.matches("x", "hash"))
                    .isInstanceOfSatisfying(
                            RefusedException.class,
                            refused -> assertThat(refused.refusal()).isEqualTo(new TooMany(Duration.ofMillis(20))));
            done.countDown();
        }
        assertThat(crowded.matches("x", "hash")).isTrue();
    }
}
