package io.guanjia.platform.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.guanjia.local.testing.Infra;
import io.guanjia.platform.event.Desk.Effects;
import io.micrometer.core.instrument.MeterRegistry;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.Test;

class MetersIT {

    private static final Pattern METER = Pattern.compile("`(guanjia\\.[a-z.]+)(\\{[a-z]+})?`");
    private static final Pattern RESULTS = Pattern.compile("events heard: ([a-z, ]+) \\|");

    @Test
    void thePageNamesEveryMeterAndNoOther() throws Exception {
        String page = Files.readString(Path.of("README.md"));
        Set<String> named = METER.matcher(page)
                .results()
                .map(found -> found.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
        MatchResult results = RESULTS.matcher(page).results().findFirst().orElseThrow();
        Effects effects = Effects.thatSucceed();
        try (Desk desk = Desk.open("meters", effects)) {
            MeterRegistry meters = desk.context().getBean(MeterRegistry.class);
            everythingHappensOnce(desk);
            await().ignoreExceptions().atMost(Duration.ofSeconds(40)).untilAsserted(() -> {
                assertThat(meters.get("guanjia.heard").counters())
                        .extracting(counter -> counter.getId().getTag("result"))
                        .containsExactlyInAnyOrder(results.group(1).split(", ", -1));
                assertThat(meters.get("guanjia.gap.repairs").counter().count()).isPositive();
                assertThat(meters.get("guanjia.dead.letters").counter().count()).isPositive();
                assertThat(meters.get("guanjia.timer.lateness").timer().count()).isPositive();
                assertThat(meters.get("guanjia.sweep.cost").timers())
                        .allSatisfy(sweep -> assertThat(sweep.count()).isPositive());
                assertThat(meters.get("guanjia.parked").gauge().value()).isPositive();
                assertThat(meters.getMeters().stream()
                                .map(meter -> meter.getId().getName())
                                .filter(name -> name.startsWith("guanjia."))
                                .collect(Collectors.toSet()))
                        .isEqualTo(named);
            });
        }
    }

    private static void everythingHappensOnce(Desk desk) {
        String done = desk.haveDone("00-2af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01");
        String gap = Desk.freshKey();
        String broken = Desk.freshKey();
        desk.journal(gap, 3, 0);
        // A third event that comes before the second is one that its owner has never said.
        await().atMost(Duration.ofSeconds(40)).until(() -> desk.position(done) == 2);
        try (KafkaProducer<byte[], byte[]> owner = new KafkaProducer<>(
                Map.of("bootstrap.servers", Infra.kafkaBootstrap(), "acks", "all"),
                new ByteArraySerializer(),
                new ByteArraySerializer())) {
            Stream.of(
                            Wire.sent(gap, "3", Wire.type("job.done"), "{\"no\":3}"),
                            Wire.sent(gap, "3", Wire.type("job.done"), "{\"no\":3}"),
                            Wire.sent(done, "3", Wire.type("job.sung"), "{}"),
                            Wire.sent(broken, "1", Wire.type("job.done"), "no JSON"),
                            Wire.sent(broken, "2", Wire.type("job.done"), "{\"no\":2}"))
                    .forEach(record -> {
                        var _ = owner.send(record);
                    });
        }
    }
}
