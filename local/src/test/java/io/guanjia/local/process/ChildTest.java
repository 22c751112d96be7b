package io.guanjia.local.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ChildTest {

    private static final Patience PATIENCE = new Patience(Duration.ofSeconds(10));

    @TempDir
    private Path folder;

    @Test
    void showsOnlyWhatThisProcessSaid() throws IOException {
        Files.writeString(log(), "an earlier process\n");
        try (Child child = sh("echo one; echo two; echo three >&2")) {
            await().until(() -> !child.alive());
            assertThat(child.lastLines(2)).containsExactly("two", "three");
            assertThat(child.lastLines(9)).hasSize(3);
        }
    }

    @Test
    void saysHowADeadChildDied() {
        try (Child child = sh("echo out of luck; exit 3")) {
            assertThatThrownBy(() -> PATIENCE.await(child, () -> false))
                    .isInstanceOf(Trouble.class)
                    .hasMessageContaining("shell ended with exit code 3")
                    .hasMessageContaining("out of luck");
        }
    }

    @Test
    void losesPatienceWithAChildThatIsNeverReady() {
        try (Child child = sh("echo thinking; exec sleep 600")) {
            assertThatThrownBy(() -> new Patience(Duration.ofMillis(200)).await(child, () -> false))
                    .isInstanceOf(Trouble.class)
                    .hasMessageContaining("shell was not ready");
        }
    }

    @Test
    void getsItsEnvironment() {
        Start start = Start.of("shell", List.of("sh", "-c", "echo $GREETING"), log())
                .withEnvironment(Map.of("GREETING", "hello"));
        try (Child child = Child.start(start)) {
            await().until(() -> child.lastLines(1).contains("hello"));
        }
    }

    @Test
    void closingEndsIt() {
        Child child = sh("exec sleep 600");
        child.close();
        assertThat(child.alive()).isFalse();
    }

    @Test
    void diesWithAParentThatIsKilled() throws IOException {
        Path scratch = Files.createDirectories(folder.resolve("scratch"));
        Process parent = new ProcessBuilder(
                        Java.program(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        Parent.class.getName(),
                        scratch.toString(),
                        log().toString())
                .start();
        try (BufferedReader said = parent.inputReader()) {
            ProcessHandle child = ProcessHandle.of(Long.parseLong(Objects.requireNonNull(said.readLine())))
                    .orElseThrow();
            assertThat(child.isAlive()).isTrue();
            parent.destroyForcibly();
            await().until(() -> !child.isAlive() && !Files.exists(scratch));
        }
    }

    private Child sh(String script) {
        return Child.start(Start.of("shell", List.of("sh", "-c", script), log()));
    }

    private Path log() {
        return folder.resolve("log");
    }

    static final class Parent {

        private Parent() {}

        public static void main(String[] arguments) {
            Child child = Child.start(Start.of("sleeper", List.of("sleep", "600"), Path.of(arguments[1]))
                    .withScratch(List.of(Path.of(arguments[0]))));
            System.out.println(child.pid());
            child.ended().join();
        }
    }
}
