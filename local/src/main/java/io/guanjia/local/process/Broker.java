package io.guanjia.local.process;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;

/// A real Kafka broker, broker and controller in one small JVM of its own.
public final class Broker implements AutoCloseable {

    private static final Patience PATIENCE = new Patience(Duration.ofSeconds(60));

    private final Child child;
    private final int port;

    private Broker(Child child, int port) {
        this.child = child;
        this.port = port;
    }

    /// Starts on the data of `folder` (created and formatted if missing) and returns when it takes requests.
    public static Broker start(Path folder, int port, Path log, List<Path> scratch) {
        Path settings = BrokerSettings.write(folder, port, Ports.free());
        List<String> command = List.of(
                Java.program(),
                "-Xms64m",
                "-Xmx160m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-Dlogback.configurationFile=io/guanjia/local/process/broker-logback.xml",
                "-cp",
                System.getProperty("java.class.path"),
                BrokerProcess.class.getName(),
                settings.toString());
        Broker broker = new Broker(Child.start(Start.of("kafka", command, log).withScratch(scratch)), port);
        try {
            broker.awaitReady();
        } catch (RuntimeException e) {
            broker.close();
            throw e;
        }
        return broker;
    }

    public String bootstrap() {
        return "127.0.0.1:" + port;
    }

    public Child child() {
        return child;
    }

    /// As `kill -9` does it.
    public void kill() {
        child.kill();
    }

    @Override
    public void close() {
        child.close();
    }

    private void awaitReady() {
        PATIENCE.await(child, () -> !Ports.isFree(port));
        try (Admin admin = Admin.create(Map.<String, Object>of(
                AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrap(),
                AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, 1_000,
                AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, 1_000))) {
            PATIENCE.await(child, () -> answers(admin));
        }
    }

    private static boolean answers(Admin admin) {
        try {
            return !admin.describeCluster().nodes().get().isEmpty();
        } catch (ExecutionException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Trouble("Interrupted while waiting for the broker", e);
        }
    }
}
