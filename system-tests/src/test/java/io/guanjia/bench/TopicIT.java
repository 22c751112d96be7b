package io.guanjia.bench;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import io.guanjia.local.testing.Infra;
import io.guanjia.local.testing.OwnKafka;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;

class TopicIT {

    @Test
    void tellsTheNumbersOfEachThingOnceFromTheBeginning() throws Exception {
        try (OwnKafka kafka = Infra.startKafka()) {
            Map<String, Object> at = Map.of("bootstrap.servers", kafka.bootstrap());
            try (Admin admin = Admin.create(at);
                    KafkaProducer<String, String> producer =
                            new KafkaProducer<>(at, new StringSerializer(), new StringSerializer())) {
                admin.createTopics(List.of(new NewTopic("ticket.events", Optional.of(3), Optional.empty())))
                        .all()
                        .get();
                sends(producer, "t1", 1);
                sends(producer, "t2", 1);
                sends(producer, "t1", 2);
                sends(producer, "t1", 2);
                sends(producer, "t3", 1);
            }
            assertThat(new Topic(kafka.bootstrap(), "ticket.events").numbers())
                    .isEqualTo(Map.of("t1", Set.of(1L, 2L), "t2", Set.of(1L), "t3", Set.of(1L)));
        }
    }

    private static void sends(KafkaProducer<String, String> producer, String key, long seq) throws Exception {
        ProducerRecord<String, String> event = new ProducerRecord<>("ticket.events", key, "{}");
        event.headers().add("seq", Long.toString(seq).getBytes(US_ASCII));
        producer.send(event).get();
    }
}
