package io.guanjia.notification.subscription;

import io.guanjia.notification.NotificationProperties;
import io.guanjia.notification.audience.Audience;
import io.guanjia.notification.delivery.Deliveries;
import io.guanjia.notification.delivery.Delivery;
import io.guanjia.platform.crypto.FieldCipher;
import io.guanjia.platform.store.AggregateStores;
import io.guanjia.platform.store.AggregateType;
import io.guanjia.platform.store.Aggregates;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class SubscriptionConfiguration {

    @Bean
    AggregateType<Subscription> subscriptionType() {
        return new AggregateType<>(
                "subscriptions",
                Subscription.class,
                SubscriptionEvent.CATALOG,
                Map.of(),
                List.of(List.of("communityId", "status"), List.of("unique:seat")));
    }

    @Bean
    Aggregates<Subscription> subscriptions(AggregateStores stores, AggregateType<Subscription> subscriptionType) {
        return stores.of(subscriptionType);
    }

    @Bean
    AddressGuard addressGuard(NotificationProperties properties) {
        return new AddressGuard(properties.webhookAllow());
    }

    @Bean(destroyMethod = "close")
    CloseableHttpClient webhookClient(AddressGuard guard) {
        return WebhookClient.with(guard);
    }

    @Bean(destroyMethod = "shutdownNow")
    ScheduledExecutorService webhookDeadlines() {
        return Executors.newSingleThreadScheduledExecutor(
                Thread.ofVirtual().name("webhook-deadlines").factory());
    }

    @Bean
    WebhookChannel webhookChannel(
            Aggregates<Subscription> subscriptions,
            CloseableHttpClient webhookClient,
            FieldCipher cipher,
            ScheduledExecutorService webhookDeadlines,
            Clock clock) {
        return new WebhookChannel(subscriptions, webhookClient, cipher::open, webhookDeadlines, clock);
    }

    @Bean
    Webhooks webhooks(Aggregates<Subscription> subscriptions, Deliveries deliveries, Audience audience) {
        return new Webhooks(subscriptions, deliveries, audience);
    }

    @Bean
    SubscriptionDesk subscriptionDesk(
            Aggregates<Subscription> subscriptions,
            Aggregates<Delivery> deliveryStore,
            Webhooks webhooks,
            AddressGuard guard,
            FieldCipher cipher) {
        return new SubscriptionDesk(subscriptions, deliveryStore, webhooks, guard, cipher::seal);
    }
}
