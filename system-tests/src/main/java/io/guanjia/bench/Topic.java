package io.guanjia.bench;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/// A topic from its beginning to where it ends now.
record Topic(String bootstrap, String name) {

    /// The numbers of the events of each thing; one that came twice stands there once.
    Map<String, Set<Long>> numbers() {
        Map<String, Object> settings = Map.of(
                ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrap, ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        Map<String, Set<Long>> numbers = new HashMap<>();
        try (KafkaConsumer<String, byte[]> kafka =
                new KafkaConsumer<>(settings, new StringDeserializer(), new ByteArrayDeserializer())) {
            List<TopicPartition> partitions = kafka.partitionsFor(name).stream()
                    .map(each -> new TopicPartition(name, each.partition()))
                    .toList();
            kafka.assign(partitions);
            kafka.seekToBeginning(partitions);
            Map<TopicPartition, Long> end = kafka.endOffsets(partitions);
            while (partitions.stream().anyMatch(each -> kafka.position(each) < end.getOrDefault(each, 0L))) {
                kafka.poll(Duration.ofMillis(200))
                        .forEach(record -> numbers.computeIfAbsent(record.key(), _ -> new TreeSet<>())
                                .add(number(record)));
            }
        }
        return numbers;
    }

    private static long number(ConsumerRecord<?, ?> record) {
        return Long.parseLong(new String(record.headers().lastHeader("seq").value(), StandardCharsets.US_ASCII));
    }
}
