package io.guanjia.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.guanjia.local.process.Java;
import io.guanjia.local.process.Trouble;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BenchTest {

    private static final Topology TOPOLOGY = Topology.shifted(0);

    @TempDir
    private Path root;

    private Bench bench(Map<String, String> environment) {
        return new Bench(Home.of(root), TOPOLOGY, environment, new PrintStream(OutputStream.nullOutputStream()));
    }

    @Test
    void everythingIsMeasuredUnlessSomethingIsNamed() {
        assertThat(Benchmark.allOf(List.of())).contains(List.of(Benchmark.values()));
        assertThat(Benchmark.allOf(List.of("delay"))).contains(List.of(Benchmark.DELAY));
        assertThat(Benchmark.allOf(List.of("delay", "ready"))).contains(List.of(Benchmark.READY, Benchmark.DELAY));
    }

    @Test
    void aWordThatNamesNothingIsNotPassedOver() {
        assertThat(Benchmark.allOf(List.of("speed"))).isEmpty();
        assertThat(Benchmark.allOf(List.of("delay", "speed"))).isEmpty();
    }

    /// The launcher of the user's system, as far as others notice it.
    static final class Holder {

        public static void main(String[] arguments) throws IOException {
            FileLock lock = Home.of(Path.of(arguments[0])).tryLock().orElseThrow();
            System.out.println(lock.isValid() ? "held" : "not held");
            System.in.transferTo(OutputStream.nullOutputStream());
        }
    }

    @Test
    void isNotMeasuredBesideTheUsersSystem() throws IOException {
        Process holder = new ProcessBuilder(
                        Java.program(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        Holder.class.getName(),
                        root.toString())
                .start();
        try (BufferedReader said = holder.inputReader()) {
            assertThat(said.readLine()).isEqualTo("held");
            assertThatThrownBy(() -> bench(Map.of()).run(List.of(Benchmark.DELAY)))
                    .isInstanceOf(Trouble.class)
                    .hasMessageContaining("./run stop");
        } finally {
            holder.destroy();
        }
    }

    @Test
    void doesNotFillTheUsersDatabase() {
        assertThatThrownBy(() ->
                        bench(Map.of("MONGODB_URI", "mongodb://db.example/")).run(List.of(Benchmark.DELAY)))
                .isInstanceOf(Trouble.class)
                .hasMessageContaining("MONGODB_URI");
    }

    @Test
    void forgettingItsDataLeavesTheUsers() throws IOException {
        Home home = Home.of(root);
        Path kept = Files.createDirectories(home.data("mongod")).resolve("kept");
        Files.writeString(kept, "mine");
        Files.createDirectories(home.ofBench().data("mongod"));
        home.ofBench().wipe();
        assertThat(kept).exists();
        assertThat(home.ofBench().data("mongod")).doesNotExist();
        assertThat(home.ofBench().outbox()).isNotEqualTo(home.outbox());
    }

    @Test
    void theProgramsGetWhatIsLifted() {
        Parts parts = new Parts(Home.of(root), TOPOLOGY, Bench.LIFTED);
        assertThat(parts.environmentOf(TOPOLOGY.program("gateway")))
                .containsAllEntriesOf(Bench.LIFTED)
                .containsEntry("SERVER_PORT", "8080");
    }
}
