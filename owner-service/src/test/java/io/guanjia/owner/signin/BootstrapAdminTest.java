package io.guanjia.owner.signin;

import static org.assertj.core.api.Assertions.assertThat;

import io.guanjia.owner.OwnerProperties;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BootstrapAdminTest {

    /// Where everybody can read the password.
    private static final Path COMPOSE = Path.of("../docker-compose.yml");

    @TempDir
    private Path home;

    @Test
    void namesThePublishedPasswordForTrialOnly() throws IOException {
        String published = Files.readString(COMPOSE)
                .split("BOOTSTRAP_ADMIN_PASSWORD:-", 2)[1]
                .split("}", 2)[0];

        assertThat(admin(published + "\n").trialUse()).isPresent();
        assertThat(admin("one of our own").trialUse()).isEmpty();
    }

    @Test
    void needsNoFileOnceTheAccountIsThere() {
        assertThat(admin(home.resolve("gone")).trialUse()).isEmpty();
    }

    private BootstrapAdmin admin(String password) throws IOException {
        return admin(Files.writeString(home.resolve("admin"), password));
    }

    @SuppressWarnings("NullAway") // the accounts are not asked
    private static BootstrapAdmin admin(Path file) {
        return new BootstrapAdmin(
                new OwnerProperties(null, file, Duration.ofDays(30), Duration.ofMinutes(15), Duration.ofDays(30)),
                null,
                Clock.systemUTC());
    }
}
