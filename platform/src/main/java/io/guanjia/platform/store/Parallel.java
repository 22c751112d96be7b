package io.guanjia.platform.store;

import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;

/// A bounded batch, each item on its own virtual thread; returns when all are done.
final class Parallel {

    private Parallel() {}

    static <T> void forEach(List<T> batch, Consumer<T> each) {
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            batch.forEach(item -> threads.execute(() -> each.accept(item)));
        }
    }
}
