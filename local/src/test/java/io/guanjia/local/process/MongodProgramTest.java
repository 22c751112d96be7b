package io.guanjia.local.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MongodProgramTest {

    @TempDir
    private Path folder;

    @Test
    void takesTheOneOnThePath() throws IOException {
        Path program = script(folder.resolve("bin"), "echo 'db version v8.0.4'");
        assertThat(find()).isEqualTo(program);
    }

    @Test
    void passesOverOneThatIsTooOld() throws IOException {
        script(folder.resolve("bin"), "echo 'db version v4.4.0'");
        Path fetched = fetched("echo 'db version v6.0.5'");
        assertThat(find()).isEqualTo(fetched);
    }

    @Test
    void namesTheLibraryThatTheFetchedOneMisses() throws IOException {
        fetched("echo 'mongod: error while loading shared libraries: libcurl.so.4: cannot open' >&2; exit 127");
        assertThatThrownBy(this::find)
                .isInstanceOf(Trouble.class)
                .hasMessageContaining("misses the library libcurl.so.4")
                .hasMessageContaining("MONGODB_URI")
                .hasMessageContaining("docker compose up");
    }

    @Test
    void showsWhatAFetchedOneSaysThatDoesNotRun() throws IOException {
        fetched("echo 'Illegal instruction'; exit 132");
        assertThatThrownBy(this::find).isInstanceOf(Trouble.class).hasMessageContaining("Illegal instruction");
    }

    private Path find() {
        Map<String, String> environment = Map.of("PATH", folder.resolve("bin") + ":/nowhere");
        return new MongodProgram(environment, MongodFetch.into(folder.resolve("cache"))).get();
    }

    private Path fetched(String script) throws IOException {
        return script(MongodFetch.into(folder.resolve("cache")).folder(), script);
    }

    private static Path script(Path folder, String script) throws IOException {
        Files.createDirectories(folder);
        Path program = Files.writeString(folder.resolve("mongod"), "#!/bin/sh\n" + script + "\n");
        return Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwxr-xr-x"));
    }
}
