package io.guanjia.system;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// The whole system, started by the launcher as `./run` starts it, in a folder of its own and on free ports. Once for
/// all tests of this JVM; ended with it.
public final class RealSystem {

    private static final Duration UNTIL_SEEDED = Duration.ofMinutes(4);
    private static final List<String> LINKED = List.of(
            "gateway",
            "owner-service",
            "ticket-service",
            "billing-service",
            "notification-service",
            "system-tests",
            "contracts",
            "local");
    private static final RealSystem ONE = new RealSystem();

    private final Path clone = Path.of("..").toAbsolutePath().normalize();
    private final Path folder = clone.resolve("system-tests/target/system");
    private final int offset = freeOffset();

    private RealSystem() {
        try {
            prepare();
            start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static RealSystem running() {
        return ONE;
    }

    private void prepare() throws IOException {
        delete(folder);
        Files.createDirectories(folder);
        for (String part : LINKED) {
            Files.createSymbolicLink(folder.resolve(part), clone.resolve(part));
        }
    }

    private void start() throws IOException {
        ProcessBuilder launcher = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx96m",
                        "-XX:+UseSerialGC",
                        "--enable-native-access=ALL-UNNAMED",
                        "--sun-misc-unsafe-memory-access=allow",
                        "-Dlogback.configurationFile=io/guanjia/local/process/broker-logback.xml",
                        "-cp",
                        "local/target/classes:local/target/lib/*",
                        "io.guanjia.local.Main",
                        "up")
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("launcher.log").toFile());
        launcher.environment().put("GUANJIA_PORT_OFFSET", Integer.toString(offset));
        // Whoever signed in at the start of a test is to be let in at its end, however slow the machine.
        launcher.environment().put("GUANJIA_ACCESS_TOKEN_LIFE", "PT2H");
        Process process = launcher.start();
        Runtime.getRuntime().addShutdownHook(new Thread(() -> end(process)));
        await("the seeded system, see " + folder.resolve("launcher.log"))
                .atMost(UNTIL_SEEDED)
                .pollInterval(Duration.ofMillis(500))
                .failFast("the launcher ended", () -> !process.isAlive())
                .until(() -> Files.readString(folder.resolve("launcher.log")).contains("Guanjia runs."));
    }

    private static void end(Process process) {
        process.destroy();
        try {
            if (!process.waitFor(90, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }

    /// Where everything is, as the launcher tells the demo.
    public Map<String, String> environment() {
        return Map.of(
                "GUANJIA_ROOT",
                folder.toString(),
                "GATEWAY_URL",
                "http://localhost:" + (8080 + offset),
                "MONGODB_URI",
                "mongodb://127.0.0.1:%d/?directConnection=true".formatted(27017 + offset),
                "KAFKA_BOOTSTRAP",
                "127.0.0.1:" + (9092 + offset));
    }

    private static int freeOffset() {
        return new Random()
                .ints(1_000, 5_500)
                .filter(offset -> IntStream.of(27017, 9092, 8080, 8081, 8082, 8083, 8084, 9080, 9081, 9082, 9083, 9084)
                        .allMatch(port -> isFree(port + offset)))
                .findFirst()
                .orElseThrow();
    }

    private static boolean isFree(int port) {
        try (ServerSocket socket = new ServerSocket(port)) {
            return socket.getLocalPort() == port;
        } catch (IOException taken) {
            return false;
        }
    }

    private static void delete(Path folder) throws IOException {
        if (Files.exists(folder)) {
            try (Stream<Path> all = Files.walk(folder)) {
                for (Path each : all.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(each);
                }
            }
        }
    }
}
