package io.guanjia.local;

import io.guanjia.local.process.Trouble;
import java.io.PrintStream;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// `./run bench`: the system as `./run` starts it, always fresh and on data of its own, so that nothing is measured
/// with what was there and nothing is left in it.
record Bench(Home home, Topology topology, Map<String, String> environment, PrintStream screen) {

    /// All that differs from `./run` under load. The load comes from one address and few people, whom the gateway would
    /// rightly hold back; who signed in at the start is to be let in at the end. And a compiler that is up
    /// quickly is not the one that runs for weeks.
    static final Map<String, String> LIFTED = Map.of(
            "GUANJIA_JAVA_OPTION", "-XX:+TieredCompilation",
            "GUANJIA_CLIENT_RATE", "1000000",
            "GUANJIA_CLIENT_BURST", "1000000",
            "GUANJIA_ADDRESS_RATE", "1000000",
            "GUANJIA_ADDRESS_BURST", "1000000",
            "GUANJIA_CONNECTIONS_PER_ADDRESS", "10000",
            "GUANJIA_ACCESS_TOKEN_LIFE", "PT2H");

    /// The exit code: 0 when everything was measured and nothing was lost.
    int run(List<Benchmark> chosen) {
        if (home.isRunning()) {
            throw new Trouble("Guanjia runs from this folder and would be measured with it: ./run stop first.");
        }
        if (!environment.getOrDefault("MONGODB_URI", "").isBlank()) {
            throw new Trouble("./run bench fills a database of its own: unset MONGODB_URI.");
        }
        Map<String, String> told = new LinkedHashMap<>();
        if (chosen.contains(Benchmark.READY)) {
            told.put("GUANJIA_READY_AFTER", timeToReady().toString());
        }
        Map<String, String> lifted = new LinkedHashMap<>(environment);
        LIFTED.forEach(lifted::putIfAbsent);
        told.putAll(lifted);
        Parts parts = parts(lifted);
        told.putAll(parts.addresses());
        SystemTests tests = new SystemTests(home.ofBench(), told);
        Launcher launcher = Launcher.start(home.ofBench(), parts, true, screen);
        try {
            return tests.seed(screen)
                    ? tests.run(
                            "io.guanjia.bench.Bench",
                            chosen.stream().map(Benchmark::name).toList())
                    : 1;
        } finally {
            launcher.stop();
        }
    }

    private Duration timeToReady() {
        Parts shipped = parts(environment);
        shipped.unpack();
        Launcher launcher = Launcher.start(home.ofBench(), shipped, true, screen);
        launcher.stop();
        return launcher.readyAfter();
    }

    private Parts parts(Map<String, String> variables) {
        return new Parts(home.ofBench(), topology, variables);
    }
}
