package io.guanjia.notification.inbox;

import static org.awaitility.Awaitility.await;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class StreamRoundsTest {

    private final AtomicInteger looks = new AtomicInteger();

    @Test
    void goOnAfterARoundThatBroke() {
        try (LiveStreams streams = new LiveStreams(new InMemoryInbox(), 1, new BrokenAtFirst())) {
            StreamRounds rounds = new StreamRounds(streams);
            rounds.start();
            try {
                await().until(() -> looks.get() > 1);
            } finally {
                rounds.stop();
            }
        }
    }

    private final class BrokenAtFirst extends Clock {

        @Override
        public Instant instant() {
            if (looks.incrementAndGet() == 1) {
                throw new IllegalStateException("broken for the test");
            }
            return Instant.EPOCH;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }
}
