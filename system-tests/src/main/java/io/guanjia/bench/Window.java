package io.guanjia.bench;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/// What some clients got done in a while, each asking again as soon as it was answered.
///
/// @param seconds until the last answer
/// @param eachSecond how many were done in each second of it
/// @param failed those that were answered otherwise, or not at all; they are not in the rate
/// @param clientCpu share of the machine's processor time that the clients themselves took: what is measured has the
///     rest
record Window(int clients, double seconds, long done, long failed, double clientCpu, List<Long> eachSecond) {

    double perSecond() {
        return done / seconds;
    }

    static Window of(int clients, Duration length, BooleanSupplier act) {
        AtomicLongArray eachSecond = new AtomicLongArray((int) length.toSeconds() + 60);
        LongAdder failed = new LongAdder();
        long cpu = cpuNanos();
        long from = System.nanoTime();
        CountDownLatch finished = new CountDownLatch(clients);
        for (int i = 0; i < clients; i++) {
            Thread.ofPlatform().name("client-" + i).start(() -> {
                try {
                    while (System.nanoTime() - from < length.toNanos()) {
                        if (act.getAsBoolean()) {
                            long second = (System.nanoTime() - from) / 1_000_000_000;
                            eachSecond.incrementAndGet((int) Math.min(second, eachSecond.length() - 1));
                        } else {
                            failed.increment();
                        }
                    }
                } finally {
                    finished.countDown();
                }
            });
        }
        await(finished);
        double seconds = (System.nanoTime() - from) / 1e9;
        List<Long> counts = IntStream.range(0, (int) Math.ceil(seconds))
                .mapToObj(eachSecond::get)
                .toList();
        long done = counts.stream().flatMapToLong(LongStream::of).sum();
        return new Window(clients, seconds, done, failed.sum(), share(cpuNanos() - cpu, seconds), counts);
    }

    private static double share(long cpuNanos, double seconds) {
        return cpuNanos / 1e9 / seconds / Runtime.getRuntime().availableProcessors();
    }

    private static long cpuNanos() {
        return ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class).getProcessCpuTime();
    }

    private static void await(CountDownLatch finished) {
        try {
            finished.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }
}
