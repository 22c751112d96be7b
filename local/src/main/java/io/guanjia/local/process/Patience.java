package io.guanjia.local.process;

import java.time.Duration;
import java.util.function.BooleanSupplier;

/// Waits until a child is ready; ends at once when it is dead.
public record Patience(Duration limit) {

    private static final Duration PAUSE = Duration.ofMillis(50);
    private static final int LINES_SHOWN = 15;
    private static final int KILLED = 128 + 9;

    public void await(Child child, BooleanSupplier ready) {
        long end = System.nanoTime() + limit.toNanos();
        while (!ready.getAsBoolean()) {
            if (!child.alive()) {
                throw died(child);
            }
            if (System.nanoTime() > end) {
                throw new Trouble("%s was not ready after %d s. Its last lines:%n%s"
                        .formatted(child.name(), limit.toSeconds(), shown(child)));
            }
            pause(child);
        }
    }

    public static Trouble died(Child child) {
        if (child.exitCode() == KILLED) {
            // Its last lines know nothing of it.
            return new Trouble(
                    "%s was killed (SIGKILL: by hand, or by the system for want of memory).".formatted(child.name()));
        }
        return new Trouble("%s ended with exit code %d. Its last lines:%n%s"
                .formatted(child.name(), child.exitCode(), shown(child)));
    }

    private static String shown(Child child) {
        return String.join(System.lineSeparator(), child.lastLines(LINES_SHOWN)).indent(4);
    }

    private static void pause(Child child) {
        try {
            Thread.sleep(PAUSE);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Trouble("Stopped while %s was starting.".formatted(child.name()), e);
        }
    }
}
