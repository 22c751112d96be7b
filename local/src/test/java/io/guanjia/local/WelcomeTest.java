package io.guanjia.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WelcomeTest {

    @TempDir
    private Path root;

    @Test
    void namesWhoCanBeSignedInAs() throws IOException {
        Home home = Home.of(root);
        Files.writeString(home.local().resolve("accounts.json"), """
                [{"community":"A","role":"resident","name":"甲","phone":"+8613800000013","unit":"3-2-1801"},
                 {"community":"A","role":"agent","name":"乙","username":"agent","password":"first-secret"},
                 {"community":"B","role":"agent","name":"丙","username":"agent.b","password":"other-secret"}]
                """);

        String words = new Welcome(Topology.shifted(0), home).words();

        assertThat(words)
                .containsPattern("resident +\\+8613800000013 +3-2-1801")
                .containsPattern("agent +agent +first-secret")
                .doesNotContain("agent.b");
    }

    @Test
    void saysThatNobodyIsThere() {
        assertThat(new Welcome(Topology.shifted(0), Home.of(root)).words())
                .contains("none: the seed communities could not be loaded");
    }
}
