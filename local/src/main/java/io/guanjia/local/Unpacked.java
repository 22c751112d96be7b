package io.guanjia.local;

import io.guanjia.local.process.Java;
import io.guanjia.local.process.Said;
import io.guanjia.local.process.Trouble;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// A program's jar taken apart, once for every build of it: started like this a program needs a third of the processor
/// time
/// that it needs as a jar of jars.
record Unpacked(Path jar, Path folder) {

    /// The jar to start.
    Path get() {
        if (!Files.exists(jar)) {
            throw new Trouble("%s is not there: ./run builds it.".formatted(jar));
        }
        Path stamp = folder.resolve("unpacked-from");
        try {
            String now = "%s %d".formatted(Files.getLastModifiedTime(jar), Files.size(jar));
            if (!Files.exists(stamp) || !Files.readString(stamp).equals(now)) {
                unpack();
                Files.writeString(stamp, now);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return folder.resolve(jar.getFileName());
    }

    private void unpack() {
        Home.delete(folder);
        Said said = Said.by(List.of(
                Java.program(),
                "-XX:TieredStopAtLevel=1",
                "-Djarmode=tools",
                "-jar",
                jar.toString(),
                "extract",
                "--destination",
                folder.toString()));
        if (said.exitCode() != 0) {
            throw new Trouble("%s could not be taken apart: %s".formatted(jar, said.text()));
        }
    }
}
