package io.guanjia.notification.delivery;

import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import io.guanjia.notification.NotificationProperties;
import io.guanjia.notification.audience.Recipients;
import io.guanjia.notification.audience.Wire;
import io.guanjia.notification.delivery.Sent.NotNow;
import io.guanjia.notification.directory.Directory;
import io.guanjia.notification.preference.Choices;
import io.guanjia.notification.settings.MessageRules;
import io.guanjia.notification.subscription.WebhookChannel;
import io.guanjia.platform.crypto.TrialUse;
import io.guanjia.platform.internal.InternalClient;
import io.guanjia.platform.store.AggregateStores;
import io.guanjia.platform.store.AggregateType;
import io.guanjia.platform.store.Aggregates;
import java.nio.file.Path;
import java.time.Clock;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.mail.javamail.JavaMailSender;

@Configuration(proxyBeanMethods = false)
class DeliveryConfiguration {

    /// Quiet hours are read when an attempt is due, so a change of them counts for what waits.
    @Bean
    AggregateType<Delivery> deliveryType(MessageRules rules, Directory directory) {
        return new AggregateType<>(
                "deliveries",
                Delivery.class,
                DeliveryEvent.CATALOG,
                Map.of(
                        Delivery.SEND,
                        (stored, delivery, change) -> delivery.begin(
                                rules.of(delivery.communityId())
                                        .quietUntil(
                                                delivery.letter().reminds(),
                                                change.at(),
                                                directory.zoneOf(delivery.communityId())),
                                change),
                        Delivery.LEASE,
                        (stored, delivery, change) -> delivery.settle(new NotNow("no-report"), change)),
                List.of(List.of("to", "communityId")));
    }

    @Bean
    Aggregates<Delivery> deliveryStore(
            AggregateStores stores, AggregateType<Delivery> deliveryType, MongoTemplate mongo) {
        Aggregates<Delivery> store = stores.of(deliveryType);
        // The log of what was sent is kept for 42 days; the database forgets what is older.
        mongo.getCollection(deliveryType.collection())
                .createIndex(Indexes.ascending("s.keptUntil"), new IndexOptions().expireAfter(0L, TimeUnit.SECONDS));
        return store;
    }

    @Bean
    Deliveries deliveries(Aggregates<Delivery> deliveryStore, Channels channels, Clock clock) {
        return new Deliveries(deliveryStore, channels.wires(), clock);
    }

    @Bean
    Carriers carriers(NotificationProperties properties, ObjectProvider<JavaMailSender> mailServer, Clock clock) {
        Map<Wire, Carrier> byWire = new EnumMap<>(Wire.class);
        Path outbox = properties.outbox();
        if (outbox != null) {
            byWire.put(Wire.SMS, new OutboxFile(outbox.resolve("sms.jsonl"), clock));
            byWire.put(Wire.EMAIL, new OutboxFile(outbox.resolve("email.jsonl"), clock));
        }
        mailServer.ifAvailable(server -> byWire.put(Wire.EMAIL, new SmtpMail(server, properties.mailFrom())));
        return new Carriers(byWire);
    }

    @Bean
    Channels channels(Carriers carriers, InternalClient services, WebhookChannel webhooks) {
        Contacts contacts = new OwnerContacts(services);
        Stream<Channel> toPeople = carriers.byWire().entrySet().stream()
                .map(each -> new PersonChannel(each.getKey(), contacts, each.getValue()));
        return new Channels(Stream.concat(toPeople, Stream.of(webhooks)).toList());
    }

    @Bean
    TrialUse outboxIsForTrial(NotificationProperties properties) {
        return () -> Optional.ofNullable(properties.outbox())
                .map(folder -> "messages go to files in " + folder + " (unset GUANJIA_OUTBOX_DIR)");
    }

    @Bean
    Courier courier(
            Aggregates<Delivery> deliveryStore,
            Channels channels,
            Recipients recipients,
            Directory directory,
            Choices choices,
            Clock clock) {
        return new Courier(deliveryStore, channels, recipients, directory, choices, clock);
    }

    @Bean
    SendingFloor sendingFloor(Courier courier, NotificationProperties properties) {
        return new SendingFloor(courier, properties.sendsAtOnce());
    }
}
