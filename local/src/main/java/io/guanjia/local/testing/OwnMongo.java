package io.guanjia.local.testing;

import io.guanjia.local.process.Mongod;
import io.guanjia.local.process.MongodProgram;
import io.guanjia.local.process.Ports;
import java.nio.file.Path;
import java.util.List;

/// A mongod that a test owns: it may kill it and start it again on the same data and port.
public final class OwnMongo implements AutoCloseable {

    private final Path folder = Scratch.create("mongo");
    private final int port = Ports.free();
    private Mongod mongod = start();

    OwnMongo() {}

    public String uri() {
        return mongod.uri();
    }

    /// As `kill -9` does it.
    public void kill() {
        mongod.kill();
    }

    /// After {@link #kill()}: the same data on the same port; returns when it is primary again.
    public void restart() {
        mongod.close();
        mongod = start();
    }

    @Override
    public void close() {
        mongod.kill();
        Scratch.delete(folder);
    }

    private Mongod start() {
        return Mongod.start(MongodProgram.find(), folder.resolve("data"), port, folder.resolve("log"), List.of(folder));
    }
}
