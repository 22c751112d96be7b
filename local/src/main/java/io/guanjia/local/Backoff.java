package io.guanjia.local;

import java.time.Duration;

/// How long to wait before a dead part is started again: half a second, doubled up to half a minute; a part that lived
/// for a minute starts over.
final class Backoff {

    static final Duration FIRST = Duration.ofMillis(500);
    static final Duration LONGEST = Duration.ofSeconds(30);
    static final Duration LIVED = Duration.ofMinutes(1);

    private Duration next = FIRST;

    Duration after(Duration life) {
        Duration pause = life.compareTo(LIVED) >= 0 ? FIRST : next;
        Duration doubled = pause.multipliedBy(2);
        next = doubled.compareTo(LONGEST) > 0 ? LONGEST : doubled;
        return pause;
    }
}
