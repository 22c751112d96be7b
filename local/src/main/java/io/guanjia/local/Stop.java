package io.guanjia.local;

import io.guanjia.local.process.Trouble;
import java.io.PrintStream;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.bson.Document;

/// Asks the launcher of this clone to stop everything and waits until it did.
record Stop(Home home, PrintStream screen) {

    private static final int PATIENCE_SECONDS = 90;

    int stop() {
        if (!home.isRunning()) {
            screen.println("Guanjia is not running.");
            return 0;
        }
        ProcessHandle launcher = launcher()
                .orElseThrow(() -> new Trouble("The launcher is still starting; end it with Ctrl-C where it runs."));
        launcher.destroy();
        try {
            launcher.onExit().get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (TimeoutException | ExecutionException e) {
            throw new Trouble("The launcher (process %d) did not end.".formatted(launcher.pid()), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Trouble("Interrupted", e);
        }
        screen.println("Guanjia is stopped.");
        return 0;
    }

    private Optional<ProcessHandle> launcher() {
        return Optional.ofNullable(Pids.read(home.pids()).get("launcher", Document.class))
                .map(entry -> entry.get("pid", Number.class))
                .flatMap(pid -> ProcessHandle.of(pid.longValue()));
    }
}
