package io.guanjia.owner.signin;

import static io.guanjia.owner.Changes.NOON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.guanjia.owner.OwnerProperties;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TokenKeysTest {

    private static final Duration MONTH = Duration.ofDays(30);

    @TempDir
    private Path directory;

    @Test
    void makesTheFirstKeyAndKeepsItOverARestart() {
        String first = keys(NOON).signing().getKeyID();

        assertThat(keys(NOON.plusSeconds(60)).signing().getKeyID()).isEqualTo(first);
        assertThat(published(NOON)).isEqualTo(1);
    }

    @Test
    void publishesTheNextKeyBeforeItSigns() {
        String first = keys(NOON).signing().getKeyID();
        Instant due = NOON.plus(MONTH).plusSeconds(1);

        assertThat(keys(due).signing().getKeyID()).isEqualTo(first);
        assertThat(published(due)).isEqualTo(2);
        Instant later = due.plus(Duration.ofMinutes(15));
        assertThat(keys(later).signing().getKeyID()).isNotEqualTo(first);
    }

    @Test
    void publishesTheOldKeyAsLongAsItsTokensLive() {
        keys(NOON).signing();
        Instant due = NOON.plus(MONTH).plusSeconds(1);
        keys(due).signing();

        assertThat(published(due.plus(Duration.ofMinutes(30)))).isEqualTo(2);
        assertThat(published(due.plus(Duration.ofMinutes(46)))).isEqualTo(1);
    }

    @Test
    void neverPublishesAPrivateKey() {
        assertThat(keys(NOON).published().toString()).contains("kid").doesNotContain(", d=");
    }

    @Test
    void keepsKeysFromOtherUsersOfTheMachine() throws IOException {
        keys(NOON).signing();
        try (var files = Files.list(directory)) {
            for (Path file : files.toList()) {
                assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                        .isEqualTo("rw-------");
            }
        }
    }

    @Test
    void refusesAFileThatIsNoKey() throws IOException {
        Files.writeString(directory.resolve("x.jwk.json"), "{}");

        assertThatThrownBy(() -> keys(NOON).signing()).isInstanceOf(IllegalStateException.class);
    }

    private int published(Instant at) {
        return Objects.requireNonNull((List<?>) keys(at).published().get("keys"))
                .size();
    }

    private TokenKeys keys(Instant at) {
        OwnerProperties properties = new OwnerProperties(directory, null, MONTH, Duration.ofMinutes(15), MONTH);
        return new TokenKeys(new KeyDirectory(directory), properties, Clock.fixed(at, ZoneOffset.UTC));
    }
}
