package io.guanjia.demo;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.serialization.StringDeserializer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// A team outside of the project that reads the four topics and knows nothing but the contracts. It keeps a log of
/// every
/// thing by the number of its events, so a record that comes again is recognised, and one that is missing is a hole.
final class OutsideConsumer implements AutoCloseable {

    private static final List<String> TOPICS =
            List.of("owner.events", "ticket.events", "billing.events", "notification.events");

    private final Contracts contracts;
    private final KafkaConsumer<String, String> kafka;
    private final Thread reader;
    private final Map<String, TreeMap<Long, Line>> log = new TreeMap<>();
    private final List<String> defects = new CopyOnWriteArrayList<>();
    private volatile boolean listening = true;
    private int again;

    /// @param key id of the thing
    /// @param event name without the owner: `repair.dispatched`
    /// @param at when it was recorded
    record Line(String owner, String key, long seq, String event, Instant at, JsonNode data) {

        String id() {
            return key + ":" + seq;
        }
    }

    OutsideConsumer(String bootstrap, Contracts contracts) {
        this.contracts = contracts;
        Properties settings = new Properties();
        settings.put(ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrap);
        settings.put(ConsumerConfig.GROUP_ID_CONFIG, "outside-" + System.currentTimeMillis());
        settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, "false");
        this.kafka = new KafkaConsumer<>(settings, new StringDeserializer(), new StringDeserializer());
        this.reader = Thread.ofPlatform().name("outside").start(this::read);
    }

    private void read() {
        try (kafka) {
            kafka.subscribe(TOPICS);
            while (listening) {
                kafka.poll(Duration.ofMillis(200)).forEach(this::note);
            }
        }
    }

    private synchronized void note(ConsumerRecord<String, String> sent) {
        String type = header(sent, "ce_type");
        contracts.defects(type, sent.value()).forEach(defect -> defects.add(type + ": " + defect));
        String owner = sent.topic().replace(".events", "");
        String event = type.replaceFirst("^io\\.guanjia\\." + owner + "\\.", "").replaceFirst("\\.v\\d+$", "");
        long seq = Long.parseLong(header(sent, "seq"));
        Instant at = Instant.parse(header(sent, "ce_time"));
        Line line =
                new Line(owner, sent.key(), seq, event, at, JsonMapper.shared().readTree(sent.value()));
        if (!header(sent, "ce_id").equals(line.id())) {
            defects.add(type + ": ce_id is not the key and the number");
        }
        TreeMap<Long, Line> story = log.computeIfAbsent(owner + "/" + sent.key(), _ -> new TreeMap<>());
        // What the broker has forgotten by its retention is no hole: a story may begin late.
        if (!story.isEmpty() && seq > story.lastKey() + 1) {
            defects.add("%s %s came after number %d".formatted(owner, line.id(), story.lastKey()));
        }
        Line before = story.putIfAbsent(seq, line);
        if (before != null) {
            again++;
            if (!before.equals(line)) {
                defects.add("%s %s:%d came again with another content".formatted(owner, line.key(), seq));
            }
        }
    }

    /// Everything heard of one thing, in order, each event once.
    synchronized List<Line> of(String owner, String key) {
        return new ArrayList<>(
                log.getOrDefault(owner + "/" + key, new TreeMap<>()).values());
    }

    Optional<Line> first(String owner, String key, String event) {
        return of(owner, key).stream()
                .filter(line -> line.event().equals(event))
                .findFirst();
    }

    /// All that was recorded since then.
    synchronized Stream<Line> since(Instant from) {
        return log.values().stream()
                .flatMap(story -> story.values().stream())
                .filter(line -> !line.at().isBefore(from))
                .toList()
                .stream();
    }

    List<String> defects() {
        return defects;
    }

    /// Records that came a second time after a crash, recognised by their number and dropped.
    synchronized int again() {
        return again;
    }

    private static String header(ConsumerRecord<String, String> sent, String name) {
        Header header = sent.headers().lastHeader(name);
        return header == null ? "" : new String(header.value(), StandardCharsets.UTF_8);
    }

    @Override
    public void close() {
        listening = false;
        try {
            reader.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
