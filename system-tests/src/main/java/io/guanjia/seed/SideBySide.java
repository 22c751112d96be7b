package io.guanjia.seed;

import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;

/// Does things that do not wait for each other a few at a time.
final class SideBySide {

    private static final int AT_ONCE = 8;

    private SideBySide() {}

    static <T> void each(List<T> things, Consumer<T> act) {
        try (ExecutorService threads = Executors.newFixedThreadPool(AT_ONCE)) {
            List<? extends Future<?>> acts = things.stream()
                    .map(thing -> threads.submit(() -> act.accept(thing)))
                    .toList();
            for (Future<?> each : acts) {
                each.get();
            }
        } catch (ExecutionException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }
}
