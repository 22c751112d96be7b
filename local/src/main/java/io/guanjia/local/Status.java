package io.guanjia.local;

import java.io.PrintStream;
import org.bson.Document;

/// What runs now, from outside of the launcher.
record Status(Home home, PrintStream screen) {

    /// 0 when everything that should run is ready, 1 otherwise.
    int show(Topology topology) {
        if (!home.isRunning()) {
            screen.println("Guanjia is not running. ./run starts it.");
            return 1;
        }
        Document pids = Pids.read(home.pids());
        pids.forEach((name, entry) -> screen.printf("  %-22s %s%n", name, words((Document) entry)));
        boolean all = topology.programs().stream().allMatch(program -> pids.containsKey(program.module()));
        screen.println(all ? "All programs are ready." : "Not all programs are ready yet.");
        return all ? 0 : 1;
    }

    private static String words(Document entry) {
        Object ports = entry.get("ports");
        return "pid %s%s".formatted(entry.get("pid"), ports == null ? "" : "   ports " + ports);
    }
}
