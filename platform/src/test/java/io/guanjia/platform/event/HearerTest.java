package io.guanjia.platform.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.mongodb.MongoTimeoutException;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.micrometer.observation.ObservationRegistry;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class HearerTest {

    record Done(long no, @Nullable String note) {}

    private static final Subject JOB = new Subject("shop", "j1");

    private final List<Long> applied = Collections.synchronizedList(new ArrayList<>());
    private final List<String> dead = new ArrayList<>();
    private final Progress progress = new InMemoryProgress();
    private final InMemoryJournals owner = new InMemoryJournals();
    private final Clock clock = Clock.fixed(Instant.parse("2026-11-22T01:00:01.250Z"), ZoneOffset.UTC);
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private @Nullable RuntimeException failure;
    private Runnable during = () -> {};
    private final Hearer hearer = hearer();

    private Hearer hearer() {
        Hearing hearing = Hearing.of("desk").on("shop", "job.done", Done.class, heard -> {
            if (failure != null) {
                throw failure;
            }
            applied.add(heard.data().no());
            Runnable once = during;
            during = () -> {};
            once.run();
        });
        return new Hearer(
                new Hearings(List.of(hearing)),
                progress,
                (delivery, reason) -> dead.add(delivery.key() + ":" + delivery.seq() + " " + reason),
                owner,
                3,
                new HearingMeters(meters, clock),
                ObservationRegistry.NOOP);
    }

    private Delivery done(long seq) {
        return says(seq, "{\"no\":" + seq + ",\"unknown\":true}");
    }

    private Delivery says(long seq, @Nullable String payload) {
        return owner.says("j1", seq, Wire.event("j1", seq, "job.done", payload));
    }

    private long position() {
        return progress.position(JOB).seq();
    }

    private double count(String result) {
        return meters.counter("guanjia.heard", "result", result).count();
    }

    @Test
    void appliesInOrderAndSkipsWhatItHasHeard() {
        hearer.hear(done(1));
        hearer.hear(done(2));
        hearer.hear(done(1));
        hearer.hear(done(2));
        assertThat(applied).containsExactly(1L, 2L);
        assertThat(count("skipped")).isEqualTo(2);
    }

    @Test
    void tellsHowLongAfterItHappenedAnEventTookEffect() {
        hearer.hear(Wire.event("j1", 1, "job.shown", null));
        hearer.hear(done(2));
        hearer.hear(done(2));
        Timer delay = meters.get("guanjia.event.delay").tag("topic", Wire.TOPIC).timer();
        assertThat(delay.count()).as("only what had an effect, and once").isEqualTo(1);
        assertThat(delay.totalTime(TimeUnit.MILLISECONDS)).isEqualTo(1250);
    }

    @Test
    void readsAGapBackFromTheOwner() {
        hearer.hear(done(1));
        done(2);
        done(3);
        done(4);
        hearer.hear(done(5));
        assertThat(applied).containsExactly(1L, 2L, 3L, 4L, 5L);
        assertThat(progress.parkedCount()).isZero();
        assertThat(meters.counter("guanjia.gap.repairs").count()).isEqualTo(1);
    }

    @Test
    void parksBehindAGapWhileTheOwnerIsAwayAndGoesOnWhenTheLateOneCame() {
        owner.away = true;
        hearer.hear(done(1));
        hearer.hear(done(3));
        hearer.hear(done(4));
        assertThat(applied).containsExactly(1L);
        hearer.hear(done(2));
        assertThat(applied).containsExactly(1L, 2L, 3L, 4L);
        assertThat(progress.parkedCount()).isZero();
    }

    @Test
    void healsWhenTheOwnerIsBack() {
        owner.away = true;
        done(1);
        hearer.hear(done(2));
        assertThat(applied).isEmpty();
        owner.away = false;
        hearer.heal(JOB);
        hearer.heal(JOB);
        assertThat(applied).containsExactly(1L, 2L);
    }

    @Test
    void passesTypesOfNoInterest() {
        hearer.hear(Wire.event("j1", 1, "job.shown", "no JSON at all"));
        hearer.hear(Wire.event("j1", 2, "", null));
        hearer.hear(done(3));
        assertThat(applied).containsExactly(3L);
        assertThat(count("ignored")).isEqualTo(2);
        assertThat(dead).isEmpty();
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"no JSON", "null", "[]", "{}", "{\"no\":\"x\"}", "{\"no\":null}"})
    void anInvalidPayloadGoesToTheDeadLettersAndHoldsItsKeyUp(@Nullable String payload) {
        hearer.hear(says(1, payload));
        int before = owner.asked.size();
        hearer.hear(done(2));
        hearer.hear(done(3));
        assertThat(applied).isEmpty();
        assertThat(dead).hasSize(1);
        assertThat(owner.asked).as("not fetched again behind a dead letter").hasSize(before);
        assertThat(progress.parkedCount()).isEqualTo(3);
    }

    @Test
    void anUnknownVersionIsReplayedOnceItIsKnown() {
        Delivery next = Wire.event("j1", 1, "job.done", "{\"no\":1}");
        Delivery second = new Delivery(next.raw(), "j1", 1, "io.guanjia.shop.job.done.v2");
        hearer.hear(second);
        hearer.hear(done(2));
        assertThat(dead).containsExactly("j1:1 unknown version");
        says(1, "{\"no\":1}");
        hearer.heal(JOB);
        hearer.heal(JOB);
        assertThat(applied).containsExactly(1L, 2L);
        assertThat(progress.position(JOB)).isEqualTo(new Position(2, 0, false));
    }

    @Test
    void aReplayThatFailsAgainSendsNoSecondLetter() {
        hearer.hear(says(1, "{}"));
        hearer.hear(says(1, "{}"));
        hearer.heal(JOB);
        assertThat(dead).hasSize(1);
    }

    @Test
    void theTrueEventUnderTheNumberOfAForgedOneIsApplied() {
        hearer.hear(Wire.event("j1", 1, "job.done", "forged"));
        hearer.hear(done(2));
        hearer.hear(done(1));
        assertThat(applied).containsExactly(1L, 2L);
    }

    @Test
    void aRecordWithoutAPlaceGoesToTheDeadLettersAlone() {
        hearer.hear(Delivery.of(Wire.received(null, "1", "{\"no\":1}")));
        hearer.hear(Delivery.of(Wire.received("j1", null, "{\"no\":1}")));
        hearer.hear(Delivery.of(Wire.received("j1", "-1", "{\"no\":1}")));
        hearer.hear(Delivery.of(Wire.received("j1", "one", "{\"no\":1}")));
        hearer.hear(Delivery.of(Wire.received("j1", "99999999999999999999", "{\"no\":1}")));
        assertThat(dead).hasSize(5);
        hearer.hear(done(1));
        assertThat(applied).containsExactly(1L);
    }

    @Test
    void aNumberBeyondTheJournalOfItsOwnerHoldsNothingUp() {
        hearer.hear(done(1));
        hearer.hear(Wire.event("j1", 1000, "job.done", "{\"no\":1000}"));
        assertThat(dead).containsExactly("j1:1000 beyond the journal of its owner");
        hearer.hear(done(2));
        assertThat(applied).containsExactly(1L, 2L);
        assertThat(progress.parkedCount()).isZero();
    }

    @Test
    void aHoleInWhatTheOwnerSaysIsNotSteppedOver() {
        hearer.hear(done(1));
        done(2);
        done(4);
        hearer.hear(done(5));
        assertThat(applied).containsExactly(1L, 2L);
        assertThat(position()).isEqualTo(2);
    }

    @Test
    void goesOnBehindWhatAnotherConsumerAppliedWhileTheOwnerWasAsked() {
        done(1);
        done(2);
        owner.meanwhile = () -> progress.advance(JOB, Position.START);
        hearer.hear(done(3));
        assertThat(applied).containsExactly(2L, 3L);
    }

    @Test
    void whatWasAppliedIsNoDeadLetterThoughTheOwnerHasLostItsJournal() {
        hearer.hear(done(1));
        progress.park(done(1));
        owner.said.clear();
        hearer.heal(JOB);
        assertThat(dead).isEmpty();
        assertThat(progress.parkedCount()).isZero();
    }

    @Test
    void aReplayAndADeliveryOfOneKeyTakeTurns() {
        Thread replay = Thread.ofPlatform().unstarted(() -> hearer.heal(JOB));
        during = () -> {
            replay.start();
            await().until(() -> replay.getState() == Thread.State.WAITING || !replay.isAlive());
        };
        hearer.hear(done(1));
        await().until(() -> !replay.isAlive());
        assertThat(applied).containsExactly(1L);
    }

    @Test
    void whatPassesIsNeverGivenUp() {
        failure = new MongoTimeoutException("away");
        for (int i = 0; i < 20; i++) {
            assertThatThrownBy(() -> hearer.hear(done(1))).isSameAs(failure);
        }
        assertThat(dead).isEmpty();
        assertThat(position()).isZero();
        failure = null;
        hearer.hear(done(1));
        assertThat(applied).containsExactly(1L);
    }

    @Test
    void whatAlwaysFailsIsGivenUpAfterSomeAttempts() {
        failure = new IllegalStateException("a bug");
        assertThatThrownBy(() -> hearer.hear(done(1))).isSameAs(failure);
        assertThatThrownBy(() -> hearer.hear(done(1))).isSameAs(failure);
        assertThatCode(() -> hearer.hear(done(1))).doesNotThrowAnyException();
        hearer.hear(done(2));
        assertThat(dead).containsExactly("j1:1 handler failed: java.lang.IllegalStateException");
        failure = null;
        hearer.heal(JOB);
        assertThat(applied).containsExactly(1L, 2L);
    }

    @Test
    void aCrashBetweenEffectAndGuardRepeatsTheEffect() {
        hearer.hear(done(1));
        Hearer crashing = new Hearer(
                new Hearings(List.of(Hearing.of("desk").on("shop", "job.done", Done.class, heard -> {
                    applied.add(heard.data().no());
                    throw new MongoTimeoutException("killed before the guard");
                }))),
                progress,
                (delivery, reason) -> dead.add(reason),
                owner,
                3,
                new HearingMeters(meters, clock),
                ObservationRegistry.NOOP);
        assertThatThrownBy(() -> crashing.hear(done(2))).isInstanceOf(MongoTimeoutException.class);
        assertThat(position()).isEqualTo(1);
        hearer.hear(done(2));
        assertThat(applied).containsExactly(1L, 2L, 2L);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void anyOrderWithRepeatsLossesAndAbsencesEndsInOrder(long seed) {
        for (int round = 0; round < 40; round++) {
            HearerTest world = new HearerTest();
            world.anyDelivery(new Random(seed * 1000 + round), "seed " + seed + " round " + round);
        }
    }

    private void anyDelivery(Random random, String seed) {
        int last = 1 + random.nextInt(12);
        List<Delivery> deliveries = new ArrayList<>();
        LongStream.rangeClosed(1, last).mapToObj(this::done).forEach(event -> {
            int copies = random.nextInt(4);
            deliveries.addAll(Collections.nCopies(copies, event));
        });
        Collections.shuffle(deliveries, random);
        for (Delivery delivery : deliveries) {
            owner.away = random.nextBoolean();
            failure = random.nextInt(5) == 0 ? new MongoTimeoutException("away") : null;
            while (!heard(delivery)) {
                failure = random.nextInt(3) == 0 ? new MongoTimeoutException("away") : null;
            }
            assertThat(applied).as(seed).isSorted().doesNotHaveDuplicates();
        }
        failure = null;
        owner.away = false;
        hearer.heal(JOB);
        assertThat(applied)
                .as(seed)
                .isEqualTo(LongStream.rangeClosed(1, last).boxed().toList());
        assertThat(progress.parkedCount()).as(seed).isZero();
        assertThat(dead).as(seed).isEmpty();
    }

    private boolean heard(Delivery delivery) {
        try {
            hearer.hear(delivery);
            return true;
        } catch (MongoTimeoutException e) {
            return false;
        }
    }
}
