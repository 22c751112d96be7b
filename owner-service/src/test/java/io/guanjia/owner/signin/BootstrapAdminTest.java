package io.guanjia.owner.signin;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
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

        assertThat(BootstrapAdmin.isPublished(file(published + "\n"))).isTrue();
        assertThat(BootstrapAdmin.isPublished(file("one of our own"))).isFalse();
    }

    @Test
    void needsNoFile() {
        assertThat(BootstrapAdmin.isPublished(home.resolve("gone"))).isFalse();
        assertThat(BootstrapAdmin.isPublished(null)).isFalse();
    }

    private Path file(String password) throws IOException {
        return Files.writeString(home.resolve("admin"), password);
    }
}
