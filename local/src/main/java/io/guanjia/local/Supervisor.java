package io.guanjia.local;

import io.guanjia.local.process.Trouble;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;

/// Starts parts stage by stage, keeps them alive, and stops the stages in the opposite order: the programs first, so
/// that
/// they can finish what they hold while broker and database still answer.
final class Supervisor {

    private final Pids pids;
    private final PrintStream screen;
    private final ExecutorService starters = Executors.newVirtualThreadPerTaskExecutor();
    private final List<List<Keeper>> stages = new ArrayList<>();

    Supervisor(Pids pids, PrintStream screen) {
        this.pids = pids;
        this.screen = screen;
    }

    /// All parts of a stage at once; returns when all are ready.
    void start(List<Part> stage) {
        List<Keeper> keepers =
                stage.stream().map(part -> new Keeper(part, pids, screen)).toList();
        synchronized (stages) {
            stages.add(keepers);
        }
        all(starters, keepers, Keeper::start);
    }

    /// What is still being started is interrupted, which ends its process.
    void stop() {
        starters.shutdownNow();
        List<List<Keeper>> inOrder;
        synchronized (stages) {
            inOrder = stages.reversed();
        }
        try (ExecutorService stoppers = Executors.newVirtualThreadPerTaskExecutor()) {
            inOrder.forEach(keepers -> all(stoppers, keepers, Keeper::stop));
        }
        pids.delete();
    }

    private static void all(ExecutorService threads, List<Keeper> keepers, Consumer<Keeper> act) {
        List<? extends Future<?>> acts = keepers.stream()
                .map(keeper -> threads.submit(() -> act.accept(keeper)))
                .toList();
        acts.forEach(Supervisor::await);
    }

    private static void await(Future<?> act) {
        try {
            act.get();
        } catch (ExecutionException e) {
            throw e.getCause() instanceof Trouble trouble ? trouble : new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Trouble("Interrupted while parts were starting or stopping", e);
        }
    }
}
