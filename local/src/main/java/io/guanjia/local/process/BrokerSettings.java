package io.guanjia.local.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// The broker's settings: one node, small, topics are created by those who need them.
final class BrokerSettings {

    private BrokerSettings() {}

    static Path write(Path folder, int port, int controllerPort) {
        try {
            Files.createDirectories(folder);
            return Files.writeString(folder.resolve("broker.properties"), text(folder, port, controllerPort));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    // The session times bring a killed broker back after seconds instead of half a minute; the cleaner's buffer and the
    // partitions of the internal topics are what lets it live in a heap this small.
    private static String text(Path folder, int port, int controllerPort) {
        return """
                process.roles=broker,controller
                node.id=1
                listeners=PLAINTEXT://127.0.0.1:%1$d,CONTROLLER://127.0.0.1:%2$d
                advertised.listeners=PLAINTEXT://127.0.0.1:%1$d
                listener.security.protocol.map=PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT
                controller.listener.names=CONTROLLER
                controller.quorum.voters=1@127.0.0.1:%2$d
                log.dirs=%3$s
                auto.create.topics.enable=false
                default.replication.factor=1
                min.insync.replicas=1
                offsets.topic.replication.factor=1
                offsets.topic.num.partitions=8
                transaction.state.log.replication.factor=1
                transaction.state.log.min.isr=1
                transaction.state.log.num.partitions=4
                share.coordinator.state.topic.replication.factor=1
                share.coordinator.state.topic.min.isr=1
                share.coordinator.state.topic.num.partitions=4
                group.initial.rebalance.delay.ms=0
                broker.session.timeout.ms=2000
                broker.heartbeat.interval.ms=500
                log.cleaner.dedupe.buffer.size=8388608
                log.cleaner.threads=1
                num.network.threads=2
                num.io.threads=4
                """.formatted(port, controllerPort, folder.resolve("data"));
    }
}
