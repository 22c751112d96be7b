package io.guanjia.platform.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.guanjia.platform.domain.Actor;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Test;

class EventSenderTest {

    private static final Entry ENTRY = new Entry(
            7,
            "repair.dispatched",
            Instant.parse("2026-11-22T01:02:03.004Z"),
            null,
            Actor.person("ann", "app"),
            Map.of("ticketId", "t1"),
            "key",
            "fingerprint");

    @Test
    void putsAnEntryOnTheWireAsTheContractSays() {
        ProducerRecord<String, byte[]> event = EventSender.record("ticket", "t1", ENTRY, "00-a-b-01");

        assertThat(event.topic()).isEqualTo("ticket.events");
        assertThat(event.key()).isEqualTo("t1");
        assertThat(new String(event.value(), StandardCharsets.UTF_8)).isEqualTo("{\"ticketId\":\"t1\"}");
        assertThat(headers(event))
                .isEqualTo(Map.of(
                        "ce_specversion", "1.0",
                        "ce_id", "t1:7",
                        "ce_type", "io.guanjia.ticket.repair.dispatched.v1",
                        "ce_source", "/ticket",
                        "ce_subject", "t1",
                        "ce_time", "2026-11-22T01:02:03.004Z",
                        "content-type", "application/json",
                        "seq", "7",
                        "traceparent", "00-a-b-01"));
    }

    @Test
    void leavesOutATraceThatIsNotThere() {
        assertThat(headers(EventSender.record("ticket", "t1", ENTRY, null))).doesNotContainKey("traceparent");
    }

    private static Map<String, String> headers(ProducerRecord<String, byte[]> event) {
        return StreamSupport.stream(event.headers().spliterator(), false)
                .collect(Collectors.toMap(
                        header -> header.key(), header -> new String(header.value(), StandardCharsets.UTF_8)));
    }
}
