package io.guanjia.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.guanjia.local.process.Trouble;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UnpackedTest {

    @TempDir
    private Path folder;

    @Test
    void aJarThatWasNotBuiltIsNamed() {
        assertThatThrownBy(() -> unpacked().get())
                .isInstanceOf(Trouble.class)
                .hasMessageContaining("program.jar is not there");
    }

    @Test
    void aJarThatCannotBeTakenApartIsNamedWithTheReason() throws IOException {
        Files.writeString(folder.resolve("program.jar"), "no jar");
        assertThatThrownBy(() -> unpacked().get())
                .isInstanceOf(Trouble.class)
                .hasMessageContaining("program.jar could not be taken apart")
                .hasMessageContaining("jarfile");
        assertThat(folder.resolve("unpacked")).doesNotExist();
    }

    private Unpacked unpacked() {
        return new Unpacked(folder.resolve("program.jar"), folder.resolve("unpacked"));
    }
}
