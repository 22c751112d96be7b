package io.guanjia.bench;

import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/// Clients that come at a fixed rate, whether those before them were served or not.
///
/// @param answered milliseconds from when each was meant to come to its answer, so that waiting for one's turn counts;
///     without end for whoever was answered otherwise, or not at all
record Arrivals(Spread answered) {

    static Arrivals at(int perSecond, Duration length, BooleanSupplier act) {
        double[] milliseconds = new double[(int) (perSecond * length.toSeconds())];
        long gap = 1_000_000_000L / perSecond;
        try (ExecutorService clients = Executors.newVirtualThreadPerTaskExecutor()) {
            long from = System.nanoTime();
            for (int i = 0; i < milliseconds.length; i++) {
                int no = i;
                long meant = from + i * gap;
                awaitTurn(meant);
                clients.execute(() -> milliseconds[no] =
                        act.getAsBoolean() ? (System.nanoTime() - meant) / 1e6 : Double.POSITIVE_INFINITY);
            }
        }
        return new Arrivals(Spread.of(Arrays.stream(milliseconds)));
    }

    long failed() {
        return answered.sorted().stream().filter(each -> each.isInfinite()).count();
    }

    private static void awaitTurn(long meant) {
        long left = meant - System.nanoTime();
        while (left > 0) {
            LockSupport.parkNanos(left);
            left = meant - System.nanoTime();
        }
    }
}
