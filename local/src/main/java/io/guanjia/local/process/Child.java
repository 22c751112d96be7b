package io.guanjia.local.process;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/// One process of ours: output in a log file, on a leash that ends it when this JVM ends.
public final class Child implements AutoCloseable {

    private static final Duration GRACE = Duration.ofSeconds(20);

    private final String name;
    private final Process process;
    private final Leash leash;
    private final LogFile log;

    private Child(String name, Process process, Leash leash, LogFile log) {
        this.name = name;
        this.process = process;
        this.leash = leash;
        this.log = log;
    }

    public static Child start(Start start) {
        try {
            Files.createDirectories(start.log().getParent());
            ProcessBuilder builder = new ProcessBuilder(Session.own(start.command()))
                    .redirectInput(new File("/dev/null"))
                    .redirectErrorStream(true)
                    .redirectOutput(Redirect.appendTo(start.log().toFile()));
            builder.environment().putAll(start.environment());
            LogFile log = LogFile.from(start.log());
            Process process = builder.start();
            return new Child(start.name(), process, Leash.on(process.pid(), start.scratch()), log);
        } catch (IOException e) {
            throw new UncheckedIOException(start.name() + " could not be started", e);
        }
    }

    public String name() {
        return name;
    }

    public long pid() {
        return process.pid();
    }

    public boolean alive() {
        return process.isAlive();
    }

    public int exitCode() {
        return process.exitValue();
    }

    public CompletableFuture<Child> ended() {
        return process.onExit().thenApply(gone -> this);
    }

    /// What the process said since it was started, the last lines only.
    public List<String> lastLines(int count) {
        return log.lastLines(count);
    }

    /// As `kill -9` does it: nothing is flushed, nobody is told.
    public void kill() {
        process.destroyForcibly();
        awaitEnd(GRACE);
    }

    /// Asks politely, insists after a while.
    @Override
    public void close() {
        process.destroy();
        if (!awaitEnd(GRACE)) {
            kill();
        }
    }

    private boolean awaitEnd(Duration patience) {
        try {
            boolean ended = process.waitFor(patience.toMillis(), TimeUnit.MILLISECONDS);
            if (ended) {
                leash.letGo();
            }
            return ended;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
