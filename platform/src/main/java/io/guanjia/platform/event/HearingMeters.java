package io.guanjia.platform.event;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Clock;
import java.time.Duration;

/// What became of the events that were heard, and how late.
record HearingMeters(MeterRegistry registry, Clock clock) {

    void heard(String result) {
        registry.counter("guanjia.heard", "result", result).increment();
    }

    /// The effect is stored and the guard has moved on: how long it took from when the event happened, by its owner's
    /// clock. What was read back or waited behind another one counts with all of its waiting.
    void applied(Delivery delivery) {
        Timer.builder("guanjia.event.delay")
                .tag("topic", delivery.subject().topic())
                .publishPercentileHistogram()
                .register(registry)
                .record(Duration.between(delivery.time(), clock.instant()));
    }

    void gapRepaired() {
        registry.counter("guanjia.gap.repairs").increment();
    }

    void deadLetter() {
        registry.counter("guanjia.dead.letters").increment();
    }
}
