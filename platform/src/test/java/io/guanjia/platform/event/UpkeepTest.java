package io.guanjia.platform.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.mongodb.MongoTimeoutException;
import io.guanjia.platform.event.Upkeep.Healed;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.micrometer.observation.ObservationRegistry;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class UpkeepTest {

    record Done(long no) {}

    private final List<String> applied = Collections.synchronizedList(new ArrayList<>());
    private Runnable afterTheNextLook = () -> {};
    private final Progress progress = new InMemoryProgress() {
        @Override
        public synchronized Map<String, Position> positions(String owner, Collection<String> keys) {
            Map<String, Position> found = super.positions(owner, keys);
            Runnable now = afterTheNextLook;
            afterTheNextLook = () -> {};
            now.run();
            return found;
        }
    };
    private final InMemoryJournals owner = new InMemoryJournals();
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final Hearings hearings =
            new Hearings(List.of(Hearing.of("desk").on("shop", "job.done", Done.class, heard -> {
                if (heard.key().startsWith("sick")) {
                    throw new MongoTimeoutException("away");
                }
                applied.add(heard.key() + ":" + heard.seq());
            })));
    private final Hearer hearer = new Hearer(
            hearings,
            progress,
            (delivery, reason) -> {},
            owner,
            3,
            new HearingMeters(meters, Clock.systemUTC()),
            ObservationRegistry.NOOP);
    private final Upkeep upkeep = new Upkeep(
            hearings,
            hearer,
            progress,
            owner,
            new EventProperties(
                    1,
                    3,
                    Duration.ofMillis(1),
                    Duration.ofMillis(1),
                    Duration.ofHours(1),
                    Duration.ofMillis(1),
                    Duration.ofMillis(5),
                    Duration.ofMillis(1)),
            meters);

    @AfterEach
    void close() {
        upkeep.close();
    }

    private Delivery said(String key, long seq) {
        return owner.says(key, seq, Wire.event(key, seq, "job.done", "{\"no\":" + seq + "}"));
    }

    @Test
    void comparesAllPagesOfHeadsAndFetchesWhatWasNeverDelivered() {
        hearer.hear(said("j1", 1));
        said("j2", 1);
        said("j3", 1);
        said("j3", 2);
        upkeep.compare();
        assertThat(applied).containsExactly("j1:1", "j2:1", "j3:1", "j3:2");
    }

    @Test
    void doesNotFetchWhatArrivesWithinTheGrace() {
        Delivery late = said("j1", 1);
        afterTheNextLook = () -> hearer.hear(late);
        upkeep.compare();
        assertThat(applied).containsExactly("j1:1");
        assertThat(owner.asked).isEmpty();
    }

    @Test
    void oneKeyThatFailsDoesNotKeepTheOthers() {
        said("sick", 1);
        said("well", 1);
        upkeep.compare();
        assertThat(applied).containsExactly("well:1");
    }

    @Test
    void aReplayTriesWhatADeadLetterHoldsUpWhichTheUsualTurnLeavesAlone() {
        hearer.hear(owner.says("j1", 1, Wire.event("j1", 1, "job.done", "broken")));
        said("j1", 1);
        hearer.hear(said("j1", 2));
        upkeep.healParked();
        assertThat(applied).isEmpty();
        assertThat(upkeep.replay()).isEqualTo(new Healed(1, 0));
        assertThat(applied).containsExactly("j1:1", "j1:2");
        assertThat(upkeep.replay()).isEqualTo(new Healed(0, 0));
    }

    @Test
    void aReplayTellsWhatStillWaits() {
        hearer.hear(owner.says("j1", 1, Wire.event("j1", 1, "job.done", "broken")));
        assertThat(upkeep.replay()).isEqualTo(new Healed(0, 1));
    }

    @Test
    void goesOnAfterATurnThatFailed() {
        owner.away = true;
        said("j1", 1);
        upkeep.start();
        await().until(() -> owner.comparisons.get() > 0);
        owner.away = false;
        await().untilAsserted(() -> assertThat(applied).containsExactly("j1:1"));
    }
}
