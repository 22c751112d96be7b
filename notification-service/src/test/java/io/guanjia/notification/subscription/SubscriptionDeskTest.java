package io.guanjia.notification.subscription;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.guanjia.notification.NotificationRefusal.TooManySubscriptions;
import io.guanjia.notification.audience.Audience;
import io.guanjia.notification.audience.Wire;
import io.guanjia.notification.delivery.Deliveries;
import io.guanjia.notification.delivery.Delivery;
import io.guanjia.notification.delivery.DeliveryEvent;
import io.guanjia.notification.delivery.Letter;
import io.guanjia.notification.delivery.Sent;
import io.guanjia.notification.delivery.Sent.Refused;
import io.guanjia.notification.delivery.Sent.Taken;
import io.guanjia.platform.crypto.Sealed;
import io.guanjia.platform.domain.Change;
import io.guanjia.platform.domain.Command;
import io.guanjia.platform.domain.RefusedException;
import io.guanjia.platform.store.AggregateType;
import io.guanjia.platform.store.Aggregates;
import io.guanjia.platform.store.Filter;
import io.guanjia.platform.store.InMemoryAggregates;
import io.guanjia.platform.store.Outcome;
import io.guanjia.platform.store.Page;
import io.guanjia.platform.store.PageRequest;
import io.guanjia.platform.store.Scope;
import io.guanjia.platform.store.Stored;
import io.guanjia.platform.web.Call;
import io.guanjia.platform.web.Caller;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BiConsumer;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

class SubscriptionDeskTest {

    private static final Instant NOW = Instant.parse("2026-11-22T04:00:00Z");
    private static final Instant A_WEEK_ON = NOW.plus(Duration.ofDays(7));

    private final InMemoryAggregates<Delivery> deliveries = new InMemoryAggregates<>(
            new AggregateType<>("deliveries", Delivery.class, DeliveryEvent.CATALOG, Map.of(), List.of()));
    private final InMemoryAggregates<Subscription> subscriptions =
            new InMemoryAggregates<>(new SubscriptionConfiguration().subscriptionType());
    private final SubscriptionDesk desk = deskOver(subscriptions);

    @Test
    void endsASubscriptionToWhichNothingCouldBeDeliveredForTheWholeLadder() {
        String id = open("k");
        attempt(queue("before", id, NOW.minusSeconds(60)), new Taken(), NOW.minusSeconds(60));
        String poison = queue("poison", id, NOW);
        attempt(poison, new Refused("http-500"), A_WEEK_ON);

        desk.disableAfter(poison, "e", A_WEEK_ON);

        assertThat(status(id)).isEqualTo(SubscriptionStatus.DISABLED);
    }

    @Test
    void leavesASubscriptionOpenThatTookAnythingSinceTheFailedOneWasQueued() {
        String id = open("k");
        String waiting = queue("waiting", id, NOW.minusSeconds(60));
        String poison = queue("poison", id, NOW);
        attempt(waiting, new Taken(), NOW.plusSeconds(60));
        attempt(poison, new Refused("http-500"), A_WEEK_ON);

        desk.disableAfter(poison, "e", A_WEEK_ON);

        assertThat(status(id)).isEqualTo(SubscriptionStatus.OPEN);
    }

    @Test
    void countsForAReplayedDeliveryOnlyWhatWasTakenSinceTheReplay() {
        String id = open("k");
        String poison = queue("poison", id, NOW);
        attempt(queue("other", id, NOW), new Taken(), NOW);
        attempt(poison, new Refused("http-500"), A_WEEK_ON);
        deliveries.change(
                poison, Scope.everything(), Command.system("test", "replay", A_WEEK_ON), (it, c) -> it.replay(c));
        attempt(poison, new Refused("http-500"), A_WEEK_ON.plus(Duration.ofDays(7)));

        desk.disableAfter(poison, "e", A_WEEK_ON.plus(Duration.ofDays(7)));

        assertThat(status(id)).isEqualTo(SubscriptionStatus.DISABLED);
    }

    @Test
    void opensNoMoreThanACommunityMayHaveHoweverManyAreOpenedAtOnce() {
        for (int i = 0; i < Webhooks.MOST - 1; i++) {
            open("k" + i);
        }
        SubscriptionDesk late = deskOver(afterLooking(() -> open("quicker")));

        RefusedException refused = catchThrowableOfType(RefusedException.class, () -> open(late, "late"));

        assertThat(refused.refusal()).isEqualTo(new TooManySubscriptions(Webhooks.MOST));
        assertThat(openOnes()).hasSize(Webhooks.MOST);
    }

    @Test
    void opensTwoAtOnceWhereThereIsRoomForBoth() {
        SubscriptionDesk late = deskOver(afterLooking(() -> open("quicker")));

        open(late, "late");

        assertThat(openOnes()).hasSize(2);
    }

    @Test
    void makesRoomWhenOneIsClosed() {
        String first = open("k0");
        for (int i = 1; i < Webhooks.MOST; i++) {
            open("k" + i);
        }
        desk.close(call("close"), first);

        open("again");

        assertThat(openOnes()).hasSize(Webhooks.MOST);
    }

    @Test
    void answersARepeatAlsoWhenThereIsNoRoomLeft() {
        for (int i = 0; i < Webhooks.MOST; i++) {
            open("k" + i);
        }
        assertThat(open("k0")).isNotEmpty();
        assertThat(openOnes()).hasSize(Webhooks.MOST);
    }

    private String open(String key) {
        return open(desk, key);
    }

    private static String open(SubscriptionDesk desk, String key) {
        return desk.open(call(key), "c", "http://127.0.0.1/hook", List.of("ticket.closed"))
                .outcome()
                .stored()
                .id();
    }

    private String queue(String id, String subscription, Instant at) {
        Letter letter = new Letter(
                "c",
                Wire.WEBHOOK,
                subscription,
                null,
                null,
                null,
                "t:" + id,
                "ticket.closed",
                "",
                "{}",
                true,
                A_WEEK_ON);
        deliveries.create(id, Command.system("test", id, at), change -> Delivery.of(letter, change));
        return id;
    }

    private void attempt(String id, Sent sent, Instant at) {
        Command command = Command.system("test", id + at, at);
        deliveries.change(id, Scope.everything(), command, (delivery, change) -> {
            delivery.begin(Optional.empty(), change);
            delivery.settle(sent, change);
        });
    }

    private SubscriptionStatus status(String id) {
        return subscriptions.get(id, Scope.everything()).state().status();
    }

    private List<Stored<Subscription>> openOnes() {
        Filter open = Filter.all().with("status", SubscriptionStatus.OPEN);
        return subscriptions
                .list(Scope.everything(), open, new PageRequest(100, null))
                .items();
    }

    private SubscriptionDesk deskOver(Aggregates<Subscription> store) {
        Clock clock = Clock.fixed(NOW, ZoneOffset.UTC);
        Webhooks webhooks =
                new Webhooks(store, new Deliveries(deliveries, Set.of(Wire.WEBHOOK), clock), new Audience());
        return new SubscriptionDesk(
                store,
                deliveries,
                webhooks,
                new AddressGuard(List.of("127.0.0.1")),
                (plain, context) -> new Sealed(plain));
    }

    private static Call call(String key) {
        return new Call(
                new Caller("manager", Map.of("c", Set.of("manager"))),
                "POST /api/v1/subscriptions",
                key,
                "fingerprint",
                null,
                Locale.ENGLISH,
                NOW,
                NOW.plusSeconds(900));
    }

    /// The subscriptions, where something happens once, just after somebody has looked at which are open.
    private Aggregates<Subscription> afterLooking(Runnable happens) {
        AtomicBoolean happened = new AtomicBoolean();
        return new Aggregates<>() {
            @Override
            public Optional<Stored<Subscription>> find(String id, Scope scope) {
                return subscriptions.find(id, scope);
            }

            @Override
            public Outcome<Subscription> create(String id, Command command, Function<Change, Subscription> decide) {
                return subscriptions.create(id, command, decide);
            }

            @Override
            public Outcome<Subscription> change(
                    String id, Scope scope, Command command, BiConsumer<Subscription, Change> decide) {
                return subscriptions.change(id, scope, command, decide);
            }

            @Override
            public Page<Stored<Subscription>> list(Scope scope, Filter filter, PageRequest page) {
                Page<Stored<Subscription>> seen = subscriptions.list(scope, filter, page);
                if (happened.compareAndSet(false, true)) {
                    happens.run();
                }
                return seen;
            }
        };
    }
}
