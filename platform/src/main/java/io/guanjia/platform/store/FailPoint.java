package io.guanjia.platform.store;

import java.util.concurrent.atomic.AtomicInteger;

/// Named places at which a test may let the process die as by `kill -9`, to prove that nothing is lost there. Off
/// unless
/// configured (`guanjia.fail-point`, "relay.after-send" or "relay.after-send:3" for the third time); refused in
/// production.
public final class FailPoint {

    private static final int KILLED = 137;

    private static volatile String armed = "";
    private static final AtomicInteger TIMES_LEFT = new AtomicInteger();

    private FailPoint() {}

    /// @throws IllegalStateException in production
    static void arm(String point, boolean production) {
        if (point.isEmpty()) {
            return;
        }
        if (production) {
            throw new IllegalStateException("guanjia.fail-point is for tests, and guanjia.production is on");
        }
        String[] parts = point.split(":", 2);
        TIMES_LEFT.set(parts.length == 2 ? Integer.parseInt(parts[1]) : 1);
        armed = parts[0];
    }

    public static void reached(String point) {
        if (armed.equals(point) && TIMES_LEFT.decrementAndGet() == 0) {
            Runtime.getRuntime().halt(KILLED);
        }
    }
}
