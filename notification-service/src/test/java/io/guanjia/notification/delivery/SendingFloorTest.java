package io.guanjia.notification.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.guanjia.notification.audience.Recipients;
import io.guanjia.notification.audience.Wire;
import io.guanjia.notification.delivery.Sent.Taken;
import io.guanjia.notification.directory.Town;
import io.guanjia.platform.domain.Command;
import io.guanjia.platform.store.AggregateType;
import io.guanjia.platform.store.InMemoryAggregates;
import io.guanjia.platform.store.Scope;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

@ExtendWith(OutputCaptureExtension.class)
class SendingFloorTest {

    private static final Instant NOON = Instant.parse("2026-11-22T04:00:00Z");

    private final Town town = new Town();
    private final CountDownLatch provider = new CountDownLatch(1);
    private final InMemoryAggregates<Delivery> deliveries = new InMemoryAggregates<>(
            new AggregateType<>("deliveries", Delivery.class, DeliveryEvent.CATALOG, Map.of(), List.of()));

    @Test
    void letsAttemptsWaitForRoomWithoutAWord(CapturedOutput output) {
        try (SendingFloor floor = floorForOne()) {
            for (String id : List.of("a", "b", "c")) {
                begin(id);
                floor.take(id, 1);
            }
            provider.countDown();
            await().untilAsserted(() ->
                    assertThat(List.of(status("a"), status("b"), status("c"))).containsOnly(DeliveryStatus.DELIVERED));
        }
        assertThat(output).doesNotContain("WARN").doesNotContain("ERROR");
    }

    @Test
    void beginsNothingMoreWhenItCloses() throws InterruptedException {
        SendingFloor floor = floorForOne();
        begin("a");
        floor.take("a", 1);
        begin("b");
        floor.take("b", 1);
        Thread closing = Thread.ofVirtual().start(floor::close);
        await().until(() -> closing.getState() == Thread.State.TIMED_WAITING);

        provider.countDown();

        closing.join();
        assertThat(List.of(status("a"), status("b")))
                .containsExactlyInAnyOrder(DeliveryStatus.DELIVERED, DeliveryStatus.SENDING);
    }

    /// Room for one attempt; the provider answers nobody until it is let go.
    private SendingFloor floorForOne() {
        Channel slow = new Channel() {
            @Override
            public Wire wire() {
                return Wire.SMS;
            }

            @Override
            public Sent send(Letter letter, String key) {
                try {
                    provider.await();
                    return new Taken();
                } catch (InterruptedException e) {
                    throw new IllegalStateException(e);
                }
            }
        };
        Courier courier = new Courier(
                deliveries,
                new Channels(List.of(slow)),
                new Recipients(town.directory()),
                town.directory(),
                (person, wire) -> true,
                Clock.fixed(NOON, ZoneOffset.UTC));
        return new SendingFloor(courier, 1);
    }

    private void begin(String id) {
        Letter letter = new Letter(
                "c",
                Wire.SMS,
                "s",
                null,
                null,
                null,
                "t:" + id,
                "ticket.closed",
                "",
                "",
                true,
                NOON.plus(Duration.ofDays(1)));
        deliveries.create(id, Command.system("test", id, NOON), change -> Delivery.of(letter, change));
        deliveries.change(
                id,
                Scope.everything(),
                Command.system("test", "begin", NOON),
                (delivery, change) -> delivery.begin(Optional.empty(), change));
    }

    private DeliveryStatus status(String id) {
        return deliveries.get(id, Scope.everything()).state().status();
    }
}
