package io.guanjia.notification.announcement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import io.guanjia.notification.Contracts;
import io.guanjia.notification.audience.Audience;
import io.guanjia.notification.audience.Audience.Concern;
import io.guanjia.notification.audience.EventData;
import io.guanjia.notification.audience.Recipients;
import io.guanjia.notification.audience.Wire;
import io.guanjia.notification.delivery.Channels;
import io.guanjia.notification.delivery.Courier;
import io.guanjia.notification.delivery.Deliveries;
import io.guanjia.notification.delivery.Delivery;
import io.guanjia.notification.delivery.DeliveryEvent;
import io.guanjia.notification.delivery.Letter;
import io.guanjia.notification.delivery.SendingFloor;
import io.guanjia.notification.directory.Town;
import io.guanjia.notification.inbox.InMemoryInbox;
import io.guanjia.notification.settings.NotificationSettings;
import io.guanjia.notification.subscription.AddressGuard;
import io.guanjia.notification.subscription.Subscription;
import io.guanjia.notification.subscription.SubscriptionDesk;
import io.guanjia.notification.subscription.SubscriptionEvent;
import io.guanjia.notification.subscription.Webhooks;
import io.guanjia.notification.template.Templates;
import io.guanjia.platform.crypto.Sealed;
import io.guanjia.platform.domain.Command;
import io.guanjia.platform.event.Heard;
import io.guanjia.platform.store.AggregateType;
import io.guanjia.platform.store.InMemoryAggregates;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// The consumer's side of every contract: the example, with a field of a later version, through the real listener.
class HeardContractTest {

    private static final Instant NOON = Instant.parse("2026-11-22T04:00:00Z");
    private static final Clock CLOCK = Clock.fixed(NOON, ZoneOffset.UTC);

    private final Town town = new Town();
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final Recipients recipients = new Recipients(town.directory());
    private final InMemoryAggregates<Delivery> deliveries = new InMemoryAggregates<>(
            new AggregateType<>("deliveries", Delivery.class, DeliveryEvent.CATALOG, Map.of(), List.of()));
    private final InMemoryAggregates<Subscription> subscriptions = new InMemoryAggregates<>(
            new AggregateType<>("subscriptions", Subscription.class, SubscriptionEvent.CATALOG, Map.of(), List.of()));
    private final SendingFloor floor = new SendingFloor(
            new Courier(
                    deliveries, new Channels(List.of()), recipients, town.directory(), (person, wire) -> true, CLOCK),
            4);

    static Stream<Concern> everyEvent() {
        return new Audience().concerns().stream();
    }

    @AfterEach
    void close() {
        floor.close();
    }

    @ParameterizedTest
    @MethodSource("everyEvent")
    void isHeardAsTheContractPromisesIt(Concern concern) {
        aWebhookIsOpenAndADeliveryUnderWay();
        assertThatCode(() -> listener()
                        .hear(
                                concern,
                                new Heard<>(
                                        Contracts.exampleData(concern.owner(), concern.event()),
                                        "key:7",
                                        "key",
                                        7,
                                        NOON,
                                        "io.guanjia." + concern.owner() + "." + concern.event() + ".v1")))
                .doesNotThrowAnyException();
    }

    @Test
    void countsMessagesByChannelAndResultAndFailuresOfWebhooks() {
        aWebhookIsOpenAndADeliveryUnderWay();
        for (String result : List.of("queued", "due", "deferred", "deferred", "delivered", "suppressed", "expired")) {
            hear("message." + result, "webhook");
        }
        hear("message.failed", "sms");
        hear("message.deferred", "email");
        assertThat(counted("webhook", "deferred")).isEqualTo(2);
        assertThat(counted("webhook", "delivered")).isEqualTo(1);
        assertThat(counted("sms", "failed")).isEqualTo(1);
        assertThat(counted("email", "deferred")).isEqualTo(1);
        assertThat(meters.get("guanjia.webhook.failures").counter().count()).isEqualTo(2);
    }

    private double counted(String channel, String result) {
        return meters.get("guanjia.messages")
                .tags("channel", channel, "result", result)
                .counter()
                .count();
    }

    private void hear(String event, String channel) {
        EventData data = new EventData(Contracts.example("notification", event).put("channel", channel));
        Concern concern = everyEvent()
                .filter(each -> each.event().equals(event))
                .findFirst()
                .orElseThrow();
        listener()
                .hear(concern, new Heard<>(data, "key:7", "key", 7, NOON, "io.guanjia.notification." + event + ".v1"));
    }

    private void aWebhookIsOpenAndADeliveryUnderWay() {
        Letter letter =
                new Letter("c", Wire.WEBHOOK, "s", null, null, null, "t:1", "ticket.closed", "", "{}", true, NOON);
        deliveries.create("key", Command.system("test", "t:1", NOON), change -> Delivery.of(letter, change));
        subscriptions.create(
                "s",
                Command.system("test", "s", NOON),
                change -> Subscription.open(
                        "s",
                        "c",
                        "manager",
                        "https://example.org",
                        List.of("ticket.closed"),
                        new Sealed("x"),
                        "c|0",
                        change));
    }

    private EventsListener listener() {
        Deliveries letters = new Deliveries(deliveries, Set.of(Wire.values()), CLOCK);
        Webhooks webhooks = new Webhooks(subscriptions, letters, new Audience());
        MessageMeters counters = new MessageMeters(meters);
        return new EventsListener(
                town.filing(),
                new Announcer(
                        recipients,
                        new InMemoryRoll(),
                        town.directory(),
                        new Templates(),
                        new InMemoryInbox(),
                        letters,
                        community -> NotificationSettings.PRESET,
                        counters,
                        CLOCK),
                webhooks,
                floor,
                new SubscriptionDesk(
                        subscriptions,
                        deliveries,
                        webhooks,
                        new AddressGuard(List.of()),
                        (plain, context) -> new Sealed(plain)),
                counters,
                CLOCK);
    }
}
