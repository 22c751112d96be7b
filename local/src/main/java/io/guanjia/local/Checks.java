package io.guanjia.local;

import io.guanjia.local.process.Ports;
import io.guanjia.local.process.Trouble;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// What must hold before anything is started, in words when it does not.
final class Checks {

    private static final long NEEDED_MEGABYTES = 2_000;
    private static final Path MEMORY = Path.of("/proc/meminfo");

    private Checks() {}

    static void portsAreFree(List<Integer> ports) {
        List<String> taken = ports.stream()
                .filter(port -> !Ports.isFree(port))
                .map(Checks::taken)
                .toList();
        if (!taken.isEmpty()) {
            throw new Trouble(String.join(System.lineSeparator(), taken) + System.lineSeparator()
                    + "End that program, or move all ports of Guanjia: GUANJIA_PORT_OFFSET=1000 ./run");
        }
    }

    private static String taken(int port) {
        return PortHolder.of(port)
                .map(holder -> "Port %d is taken by process %d (%s)."
                        .formatted(port, holder.pid(), holder.info().command().orElse("?")))
                .orElse("Port %d is taken by another user's process.".formatted(port));
    }

    /// Keys and passwords lie in `.local`, what they open lies in the database: wiping one of the two locks everybody
    /// out.
    static void databaseIsOurs(Optional<String> given) {
        if (given.isPresent()) {
            throw new Trouble("--fresh wipes .local and not the database that MONGODB_URI names. Drop its databases"
                    + " guanjia_owner, guanjia_ticket, guanjia_billing and guanjia_notification and remove .local"
                    + " yourself, or run without MONGODB_URI.");
        }
    }

    static void memorySuffices() {
        if (Files.isReadable(MEMORY)) {
            try {
                memorySuffices(Files.readAllLines(MEMORY));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    static void memorySuffices(List<String> memory) {
        memory.stream()
                .filter(line -> line.startsWith("MemAvailable:"))
                .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) / 1024)
                .filter(megabytes -> megabytes < NEEDED_MEGABYTES)
                .findFirst()
                .ifPresent(megabytes -> {
                    throw new Trouble(String.format(
                            Locale.ROOT,
                            "Too little memory: Guanjia needs %d MB for seven processes, %d MB are available.",
                            NEEDED_MEGABYTES,
                            megabytes));
                });
    }
}
