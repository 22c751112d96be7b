package io.guanjia.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.guanjia.local.process.Trouble;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StatusTest {

    @TempDir
    private Path root;

    private Home home = new Home(Path.of(""), Path.of(""));
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final PrintStream screen = new PrintStream(bytes, true, StandardCharsets.UTF_8);

    @BeforeEach
    void home() {
        home = Home.of(root);
    }

    @Test
    void saysThatNothingRuns() {
        assertThat(new Status(home, screen).show(Topology.shifted(0))).isEqualTo(1);
        assertThat(said()).contains("Guanjia is not running");
    }

    @Test
    void stoppingWhatDoesNotRunIsNoTrouble() {
        assertThat(new Stop(home, screen).stop()).isZero();
        assertThat(said()).contains("Guanjia is not running");
    }

    @Test
    void nothingRunsOnceTheLauncherHasLetGo() {
        FileLock lock = home.tryLock().orElseThrow();
        Home.release(lock);
        assertThat(home.isRunning()).isFalse();
    }

    @Test
    void wipingKeepsTheLogs() throws IOException {
        Path log = home.log("ticket-service");
        Path data = home.data("mongod").resolve("deep");
        Files.createDirectories(log.getParent());
        Files.createDirectories(data);
        Files.writeString(log, "said");
        home.wipe();
        assertThat(log).exists();
        assertThat(home.data("mongod")).doesNotExist();
    }

    @Test
    void aJarThatWasNotBuiltIsNamed() {
        Parts parts = new Parts(home, Topology.shifted(0), Map.of());
        Part gateway = parts.programs().getLast();
        assertThatThrownBy(gateway.start()::get).isInstanceOf(Trouble.class).hasMessageContaining("gateway-0.1.0.jar");
    }

    private String said() {
        return bytes.toString(StandardCharsets.UTF_8);
    }
}
