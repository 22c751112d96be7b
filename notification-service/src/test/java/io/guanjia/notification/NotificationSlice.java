package io.guanjia.notification;

import io.guanjia.notification.announcement.MessageMeters;
import io.guanjia.notification.audience.Audience;
import io.guanjia.notification.audience.Wire;
import io.guanjia.notification.delivery.Carriers;
import io.guanjia.notification.delivery.Deliveries;
import io.guanjia.notification.delivery.Delivery;
import io.guanjia.notification.delivery.DeliveryEvent;
import io.guanjia.notification.inbox.InMemoryInbox;
import io.guanjia.notification.inbox.Inbox;
import io.guanjia.notification.inbox.LiveStreams;
import io.guanjia.notification.preference.PreferenceDesk;
import io.guanjia.notification.preference.PreferenceEvent;
import io.guanjia.notification.preference.Preferences;
import io.guanjia.notification.subscription.AddressGuard;
import io.guanjia.notification.subscription.Subscription;
import io.guanjia.notification.subscription.SubscriptionDesk;
import io.guanjia.notification.subscription.SubscriptionEvent;
import io.guanjia.notification.subscription.Webhooks;
import io.guanjia.notification.template.Templates;
import io.guanjia.platform.crypto.Sealed;
import io.guanjia.platform.store.AggregateType;
import io.guanjia.platform.store.Aggregates;
import io.guanjia.platform.store.InMemoryAggregates;
import io.guanjia.platform.web.ProblemCatalog;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.ComponentScan.Filter;
import org.springframework.context.annotation.FilterType;
import org.springframework.web.bind.annotation.RestController;

/// The routes of the service over the in-memory doubles, with neither a database nor a broker. No stereotype,
/// so that the scan of the real service leaves it alone.
@EnableAutoConfiguration(
        excludeName = {
            "org.springframework.boot.mongodb.autoconfigure.MongoAutoConfiguration",
            "org.springframework.boot.data.mongodb.autoconfigure.DataMongoAutoConfiguration",
            "org.springframework.boot.data.mongodb.autoconfigure.DataMongoRepositoriesAutoConfiguration",
            "org.springframework.boot.kafka.autoconfigure.KafkaAutoConfiguration"
        })
@ComponentScan(
        useDefaultFilters = false,
        includeFilters = {
            @Filter(RestController.class),
            @Filter(type = FilterType.ASSIGNABLE_TYPE, classes = ProblemCatalog.class)
        })
class NotificationSlice {

    @Bean
    InMemoryAggregates<Delivery> deliveryStore() {
        return new InMemoryAggregates<>(
                new AggregateType<>("deliveries", Delivery.class, DeliveryEvent.CATALOG, Map.of(), List.of()));
    }

    @Bean
    Deliveries deliveries(Aggregates<Delivery> deliveryStore, Clock clock) {
        return new Deliveries(deliveryStore, Set.of(Wire.values()), clock);
    }

    @Bean
    SubscriptionDesk subscriptionDesk(Aggregates<Delivery> deliveryStore, Deliveries deliveries) {
        Aggregates<Subscription> subscriptions = new InMemoryAggregates<>(new AggregateType<>(
                "subscriptions",
                Subscription.class,
                SubscriptionEvent.CATALOG,
                Map.of(),
                List.of(List.of("unique:seat"))));
        return new SubscriptionDesk(
                subscriptions,
                deliveryStore,
                new Webhooks(subscriptions, deliveries, new Audience()),
                new AddressGuard(List.of("127.0.0.1")),
                (plain, context) -> new Sealed(plain));
    }

    @Bean
    PreferenceDesk preferenceDesk() {
        return new PreferenceDesk(new InMemoryAggregates<>(
                new AggregateType<>("preferences", Preferences.class, PreferenceEvent.CATALOG, Map.of(), List.of())));
    }

    @Bean
    Inbox inbox() {
        return new InMemoryInbox();
    }

    @Bean(destroyMethod = "close")
    LiveStreams liveStreams(Inbox inbox, Clock clock) {
        return new LiveStreams(inbox, 100, clock);
    }

    @Bean
    Carriers carriers() {
        return new Carriers(Map.of());
    }

    @Bean
    Templates templates() {
        return new Templates();
    }

    @Bean
    MessageMeters messageMeters(MeterRegistry registry) {
        return new MessageMeters(registry);
    }
}
