package io.guanjia.notification.inbox;

import io.guanjia.notification.NotificationProperties;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.data.mongodb.core.MongoTemplate;

@Configuration(proxyBeanMethods = false)
class InboxConfiguration {

    @Bean
    Inbox inbox(MongoTemplate mongo) {
        return new MongoInbox(mongo);
    }

    @Bean(destroyMethod = "close")
    LiveStreams liveStreams(Inbox inbox, NotificationProperties properties, Clock clock, MeterRegistry meters) {
        LiveStreams streams = new LiveStreams(inbox, properties.streams(), clock);
        Gauge.builder("guanjia.streams", streams, LiveStreams::size)
                .description("live streams open at this instance")
                .register(meters);
        return streams;
    }

    @Bean
    SmartLifecycle streamRounds(LiveStreams streams) {
        return new StreamRounds(streams);
    }
}
