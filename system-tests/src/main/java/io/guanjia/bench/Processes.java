package io.guanjia.bench;

import io.guanjia.api.Unexpected;
import io.guanjia.trial.World;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// The processes of the system, as the kernel sees them.
record Processes(World world) {

    private static final List<String> ALL = List.of(
            "gateway", "ticket-service", "notification-service", "owner-service", "billing-service", "kafka", "mongod");

    /// Resident memory of each, in megabytes.
    Map<String, Double> memory() {
        Map<String, Double> memory = new LinkedHashMap<>();
        ALL.forEach(name -> memory.put(name, resident(lines(name, "status", "\n"))));
        return memory;
    }

    /// What each was started with that is not the name of something: `-Xmx256m`, `-XX:+UseSerialGC` …
    Map<String, List<String>> options() {
        Map<String, List<String>> options = new LinkedHashMap<>();
        ALL.forEach(name -> options.put(
                name,
                lines(name, "cmdline", "\0").stream()
                        .filter(word -> word.startsWith("-X"))
                        .toList()));
        return options;
    }

    static double resident(List<String> status) {
        return status.stream()
                .filter(line -> line.startsWith("VmRSS:"))
                .mapToDouble(line -> Double.parseDouble(line.replaceAll("\\D", "")) / 1024)
                .findFirst()
                .orElseThrow(() -> new Unexpected("the kernel does not tell a process's memory"));
    }

    private List<String> lines(String name, String file, String separator) {
        try {
            Path told = Path.of("/proc", Long.toString(world.pid(name)), file);
            return Arrays.asList(Files.readString(told).split(separator));
        } catch (IOException e) {
            throw new UncheckedIOException(name + " is not running", e);
        }
    }
}
