package io.guanjia.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.guanjia.local.process.Child;
import io.guanjia.local.process.Start;
import io.guanjia.local.process.Trouble;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SupervisorTest {

    @TempDir
    private Path folder;

    private final ByteArrayOutputStream screen = new ByteArrayOutputStream();

    private final List<ProcessHandle> started = new CopyOnWriteArrayList<>();

    @AfterEach
    void leavesNothingBehind() {
        assertThat(started).noneMatch(ProcessHandle::isAlive);
    }

    @Test
    void startsAPartThatEndedAgainAndSaysWhatItSaidLast() {
        assertThat(afterTheEndOfASleeper(ProcessHandle::destroy))
                .contains("sleeper ended with exit code 143", "going to sleep", "starts again in 0.5 s", "ready again");
    }

    @Test
    void saysOfAKilledPartOnlyThatItWasKilled() {
        assertThat(afterTheEndOfASleeper(ProcessHandle::destroyForcibly))
                .contains("sleeper was killed (SIGKILL", "starts again in 0.5 s", "ready again")
                .doesNotContain("going to sleep");
    }

    @Test
    void letsGoOfAPartThatEnded() {
        Supervisor supervisor = supervisor();
        supervisor.start(List.of(part("sleeper", "exec sleep 600")));
        ProcessHandle first = started.getFirst();
        assertThat(leashesOn(first)).hasSize(1);
        first.destroyForcibly();
        await().until(() -> started.size() == 2);
        await().until(() -> leashesOn(first).isEmpty());
        supervisor.stop();
    }

    /// Shells that would kill whoever has that pid when this JVM ends.
    private static List<ProcessHandle> leashesOn(ProcessHandle process) {
        String pid = Long.toString(process.pid());
        return ProcessHandle.current()
                .descendants()
                .filter(each -> {
                    List<String> words = List.of(each.info().arguments().orElse(new String[0]));
                    return words.contains("leash") && words.contains(pid);
                })
                .toList();
    }

    private String afterTheEndOfASleeper(Consumer<ProcessHandle> end) {
        Supervisor supervisor = supervisor();
        supervisor.start(List.of(part("sleeper", "echo going to sleep; exec sleep 600")));
        long first = pid("sleeper");
        await().untilAsserted(() ->
                assertThat(folder.resolve("sleeper.log")).content().contains("going to sleep"));
        end.accept(started.getFirst());
        await().until(() -> pid("sleeper") != 0 && pid("sleeper") != first);
        await().untilAsserted(() -> assertThat(said()).contains("ready again"));
        supervisor.stop();
        return said();
    }

    @Test
    void stopsTheLastStageFirstAndForgetsThePids() {
        Supervisor supervisor = supervisor();
        Path order = folder.resolve("order");
        String sayAtEnd = "trap 'echo %%s >> %s; exit' TERM; while :; do sleep 0.05; done".formatted(order);
        supervisor.start(List.of(part("store", sayAtEnd.formatted("store"))));
        supervisor.start(List.of(part("program", sayAtEnd.formatted("program"))));
        await().until(() -> pid("program") != 0);
        supervisor.stop();
        assertThat(order).content().isEqualTo("program\nstore\n");
        assertThat(folder.resolve("pids.json")).doesNotExist();
        assertThat(said()).doesNotContain("starts again");
    }

    @Test
    void passesOnTheTroubleOfAPartThatDoesNotComeUp() {
        Supervisor supervisor = supervisor();
        Part broken = new Part("broken", List.of(), () -> {
            throw new Trouble("no luck");
        });
        assertThatThrownBy(() -> supervisor.start(List.of(part("sleeper", "exec sleep 600"), broken)))
                .isInstanceOf(Trouble.class)
                .hasMessage("no luck");
        supervisor.stop();
    }

    private Supervisor supervisor() {
        return new Supervisor(
                new Pids(folder.resolve("pids.json")), new PrintStream(screen, true, StandardCharsets.UTF_8));
    }

    private Part part(String name, String script) {
        return new Part(name, List.of(1, 2), () -> {
            Child child = Child.start(Start.of(name, List.of("sh", "-c", script), folder.resolve(name + ".log")));
            started.add(ProcessHandle.of(child.pid()).orElseThrow());
            return child;
        });
    }

    private long pid(String name) {
        Document entry = Pids.read(folder.resolve("pids.json")).get(name, new Document("pid", 0));
        return ((Number) entry.get("pid", 0)).longValue();
    }

    private String said() {
        return screen.toString(StandardCharsets.UTF_8);
    }
}
