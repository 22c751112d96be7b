package io.guanjia.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ComposeKeysTest {

    private static final Path COMPOSE = Path.of("..", "docker-compose.yml");

    @TempDir
    private Path root;

    @Test
    void everyProgramFindsTheFileThatComposeNamesForIt() throws IOException {
        PrintStream screen = new PrintStream(new ByteArrayOutputStream(), true, StandardCharsets.UTF_8);
        Topology topology = Topology.shifted(0);
        new ComposeKeys(Home.of(root), screen).write(topology);
        String compose = Files.readString(COMPOSE);
        for (Program program : topology.programs()) {
            String file = ".local/compose/%s.env".formatted(program.module());
            assertThat(compose).contains(file);
            assertThat(root.resolve(file)).content().contains("GUANJIA_SERVICE_PUBLIC_KEYS='{");
        }
    }

    @Test
    void composeGivesTheProgramsThePortsOfTheTopology() throws IOException {
        assertThat(COMPOSE)
                .content()
                .contains(Topology.shifted(0).programs().stream()
                        .map(program -> "SERVER_PORT: \"%d\"\n      MANAGEMENT_SERVER_PORT: \"%d\""
                                .formatted(program.port(), program.managementPort()))
                        .toList());
    }
}
