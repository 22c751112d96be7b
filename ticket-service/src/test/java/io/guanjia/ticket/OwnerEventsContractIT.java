package io.guanjia.ticket;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.guanjia.platform.event.Hearing;
import io.guanjia.platform.event.Projections;
import io.guanjia.platform.testing.ContractCheck;
import io.guanjia.ticket.archive.Archive;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import tools.jackson.databind.node.ObjectNode;

/// What this service hears of owner-service: the contracts' own examples, with a field nobody knows yet, through the
/// real listener.
@ServiceTest
class OwnerEventsContractIT {

    @Autowired
    Archive archive;

    @Autowired
    List<Hearing> hearings;

    @Value("${spring.kafka.bootstrap-servers}")
    String broker;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "community.opened",
                "community.changed",
                "department.opened",
                "department.changed",
                "building.registered",
                "building.changed",
                "unit.registered",
                "unit.changed",
                "residency.started",
                "residency.changed",
                "residency.ended",
                "staff.appointed",
                "staff.changed"
            })
    void readsTheExampleIntoTheArchive(String event) {
        String key = "example-" + UUID.randomUUID();
        send(event, key, 1);

        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(projections(event).find(key)).isPresent());
    }

    @Test
    void forgetsWhoeverIsDismissed() {
        String key = "example-" + UUID.randomUUID();
        send("staff.appointed", key, 1);
        await().atMost(Duration.ofSeconds(20))
                .until(() -> archive.staff().find(key).isPresent());
        send("staff.dismissed", key, 2);

        await().atMost(Duration.ofSeconds(20))
                .until(() -> archive.staff().find(key).isEmpty());
    }

    @Test
    void namesOnlyEventsThatHaveAContract() {
        assertThat(hearings)
                .allSatisfy(hearing -> assertThat(hearing.cases())
                        .allSatisfy(one -> assertThat(ContractCheck.of(one.owner(), one.event())
                                        .example())
                                .isNotEmpty()));
    }

    private Projections<?> projections(String event) {
        return switch (event.substring(0, event.indexOf('.'))) {
            case "community" -> archive.communities();
            case "department" -> archive.departments();
            case "building" -> archive.buildings();
            case "unit" -> archive.units();
            case "residency" -> archive.residencies();
            default -> archive.staff();
        };
    }

    private void send(String event, String key, long seq) {
        ObjectNode data = (ObjectNode) ContractCheck.of("owner", event).example();
        data.put("communityId", "example-community");
        data.put("unheardOf", 1);
        ProducerRecord<String, String> record = new ProducerRecord<>("owner.events", key, data.toString());
        Map.of(
                        "ce_type",
                        "io.guanjia.owner." + event + ".v1",
                        "ce_time",
                        "2026-11-22T01:00:00Z",
                        "ce_id",
                        key + ":" + seq,
                        "seq",
                        String.valueOf(seq))
                .forEach((name, value) -> record.headers().add(name, value.getBytes(StandardCharsets.UTF_8)));
        try (KafkaProducer<String, String> producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", broker), new StringSerializer(), new StringSerializer())) {
            assertThat(producer.send(record)).succeedsWithin(Duration.ofSeconds(20));
        }
    }
}
