package io.guanjia.notification;

import static org.assertj.core.api.Assertions.assertThat;

import io.guanjia.notification.audience.Audience;
import io.guanjia.notification.audience.Audience.Concern;
import io.guanjia.notification.audience.Box;
import io.guanjia.notification.audience.Line;
import io.guanjia.notification.audience.Role;
import io.guanjia.notification.audience.Wire;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class ReadmeTest {

    /// What belongs below "Who is told"; printed by the failure when it has changed.
    static String table() {
        return new Audience()
                .concerns().stream()
                        .filter(concern -> !concern.lines().isEmpty())
                        .map(ReadmeTest::row)
                        .collect(Collectors.joining("\n", "| Event | Told |\n|---|---|\n", "\n"));
    }

    private static String row(Concern concern) {
        return "| " + concern.event() + " | "
                + concern.lines().stream().map(ReadmeTest::told).collect(Collectors.joining(" · ")) + " |";
    }

    private static String told(Line line) {
        Role other = line.otherwise();
        String who = other == null ? words(line.role()) : words(line.role()) + ", else " + words(other);
        String how = line.wires().stream().sorted().map(Wire::code).collect(Collectors.joining(", "));
        String job = line.box() == Box.JOBS ? "job" : "";
        String beside = job + how;
        return beside.isEmpty() ? who : who + " (" + beside + ")";
    }

    private static String words(Role role) {
        return role.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    @Test
    void showsWhoIsTold() throws IOException {
        assertThat(Files.readString(Path.of("README.md"))).contains(table());
    }
}
