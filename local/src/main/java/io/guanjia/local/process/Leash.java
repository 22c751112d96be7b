package io.guanjia.local.process;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

/// Ends a child when this JVM is gone, however it went: a shell that waits at a pipe only this JVM holds.
/// A line on the pipe lets go; its end (also after `kill -9`) kills the child and removes its scratch folder.
final class Leash {

    private static final String WAIT_AT_THE_PIPE =
            "trap '' INT HUP TERM; read -r let_go && exit 0; kill -9 \"$1\"; [ -z \"$2\" ] || rm -rf -- \"$2\"";

    private final Process shell;

    private Leash(Process shell) {
        this.shell = shell;
    }

    static Leash on(long pid, List<Path> scratch) throws IOException {
        String folder = scratch.isEmpty() ? "" : scratch.getFirst().toString();
        return new Leash(
                new ProcessBuilder(Session.own("sh", "-c", WAIT_AT_THE_PIPE, "leash", Long.toString(pid), folder))
                        .redirectOutput(Redirect.DISCARD)
                        .redirectError(Redirect.DISCARD)
                        .start());
    }

    void letGo() {
        try (OutputStream pipe = shell.getOutputStream()) {
            pipe.write("let go\n".getBytes(StandardCharsets.US_ASCII));
        } catch (IOException e) {
            // The shell is gone already, and with it the danger that it kills a stranger with the same pid.
            if (shell.isAlive()) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
