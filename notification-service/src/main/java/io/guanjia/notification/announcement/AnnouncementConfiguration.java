package io.guanjia.notification.announcement;

import io.guanjia.notification.audience.Audience;
import io.guanjia.notification.audience.Audience.Concern;
import io.guanjia.notification.audience.EventData;
import io.guanjia.notification.audience.Recipients;
import io.guanjia.notification.delivery.Deliveries;
import io.guanjia.notification.directory.Directory;
import io.guanjia.notification.inbox.Inbox;
import io.guanjia.notification.settings.MessageRules;
import io.guanjia.notification.template.Templates;
import io.guanjia.platform.event.Hearing;
import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.data.mongodb.core.MongoTemplate;

@Configuration(proxyBeanMethods = false)
@Import({Audience.class, Templates.class, Recipients.class, MessageMeters.class, EventsListener.class})
class AnnouncementConfiguration {

    @Bean
    Announcer announcer(
            Recipients recipients,
            MongoTemplate mongo,
            Directory directory,
            Templates templates,
            Inbox inbox,
            Deliveries deliveries,
            MessageRules rules,
            MessageMeters meters,
            Clock clock) {
        return new Announcer(
                recipients, new MongoRoll(mongo, clock), directory, templates, inbox, deliveries, rules, meters, clock);
    }

    /// Everything that the audience knows is heard.
    @Bean
    Hearing hearing(Audience audience, EventsListener listener) {
        Hearing hearing = Hearing.of("notification");
        for (Concern concern : audience.concerns()) {
            hearing.on(concern.owner(), concern.event(), EventData.class, heard -> listener.hear(concern, heard));
        }
        return hearing;
    }
}
