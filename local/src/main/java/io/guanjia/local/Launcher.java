package io.guanjia.local;

import io.guanjia.local.process.Trouble;
import java.io.PrintStream;
import java.nio.channels.FileLock;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;

/// The running system of this clone.
final class Launcher {

    private final Home home;
    private final Parts parts;
    private final PrintStream screen;
    private final Supervisor supervisor;
    private final FileLock lock;
    private Duration readyAfter = Duration.ZERO;
    private final CountDownLatch stopped = new CountDownLatch(1);

    private Launcher(Home home, Parts parts, PrintStream screen, FileLock lock) {
        this.home = home;
        this.parts = parts;
        this.screen = screen;
        this.lock = lock;
        this.supervisor = new Supervisor(new Pids(home.pids()), screen);
    }

    /// Starts everything and returns when it is ready; from the first process on, the end of this JVM ends them all.
    static Launcher start(Home home, Parts parts, boolean fresh, PrintStream screen) {
        FileLock lock = home.tryLock()
                .orElseThrow(() -> new Trouble("Guanjia runs already from this folder. See ./run status, ./run stop."));
        Launcher launcher = new Launcher(home, parts, screen, lock);
        Runtime.getRuntime().addShutdownHook(new Thread(launcher::stop, "stop"));
        launcher.begin(fresh);
        return launcher;
    }

    private void begin(boolean fresh) {
        Checks.memorySuffices();
        Checks.portsAreFree(parts.ports());
        if (fresh) {
            Checks.databaseIsOurs(parts.givenMongo());
            home.wipe();
        }
        long from = System.nanoTime();
        supervisor.start(parts.stores());
        supervisor.start(parts.programs());
        readyAfter = Duration.ofNanos(System.nanoTime() - from);
        screen.printf("Ready after %.1f s.%n", readyAfter.toMillis() / 1e3);
    }

    /// From the first process to the last program's word that it is ready.
    Duration readyAfter() {
        return readyAfter;
    }

    synchronized void stop() {
        if (stopped.getCount() > 0) {
            supervisor.stop();
            Home.release(lock);
            stopped.countDown();
        }
    }

    void awaitStop() throws InterruptedException {
        stopped.await();
    }
}
