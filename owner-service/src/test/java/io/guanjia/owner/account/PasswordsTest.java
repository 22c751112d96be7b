package io.guanjia.owner.account;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

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
}
