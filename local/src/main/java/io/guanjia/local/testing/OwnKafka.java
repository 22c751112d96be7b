package io.guanjia.local.testing;

import io.guanjia.local.process.Broker;
import io.guanjia.local.process.Ports;
import java.nio.file.Path;
import java.util.List;

/// A broker that a test owns: it may kill it and start it again on the same data and port.
public final class OwnKafka implements AutoCloseable {

    private final Path folder = Scratch.create("kafka");
    private final int port = Ports.free();
    private Broker broker = start();

    OwnKafka() {}

    public String bootstrap() {
        return broker.bootstrap();
    }

    /// As `kill -9` does it.
    public void kill() {
        broker.kill();
    }

    /// After {@link #kill()}: the same data on the same port; returns when it takes requests again.
    public void restart() {
        broker.close();
        broker = start();
    }

    @Override
    public void close() {
        broker.kill();
        Scratch.delete(folder);
    }

    private Broker start() {
        return Broker.start(folder, port, folder.resolve("log"), List.of(folder));
    }
}
