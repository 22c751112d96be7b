package io.guanjia.local;

import io.guanjia.local.process.Trouble;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// What `./run` hands over to: `up`, `demo`, `bench`, `status`, `stop`, `keys`, with `--fresh` where something is
/// started.
public final class Main {

    private static final int USAGE = 2;

    private final Home home;
    private final Topology topology = Topology.of(System.getenv());
    private final Parts parts;
    private final PrintStream screen;

    private Main(Home home, PrintStream screen) {
        this.home = home;
        this.parts = new Parts(home, topology, System.getenv());
        this.screen = screen;
    }

    public static void main(String[] arguments) throws InterruptedException {
        PrintStream screen = System.out;
        try {
            System.exit(new Main(Home.of(Path.of("")), screen).run(new ArrayList<>(List.of(arguments))));
        } catch (Trouble trouble) {
            screen.println(trouble.getMessage());
            System.exit(1);
        }
    }

    private int run(List<String> words) throws InterruptedException {
        boolean fresh = words.remove("--fresh");
        return switch (words.isEmpty() ? "up" : words.removeFirst()) {
            case "up" -> up(fresh);
            case "demo" -> withSystem("io.guanjia.demo.Demo", words, fresh);
            case "bench" -> bench(words);
            case "status" -> new Status(home, screen).show(topology);
            case "stop" -> new Stop(home, screen).stop();
            case "keys" -> new ComposeKeys(home, screen).write(topology);
            default -> USAGE;
        };
    }

    private int up(boolean fresh) throws InterruptedException {
        Launcher launcher = Launcher.start(home, parts, fresh, screen);
        seed();
        screen.println(new Welcome(topology, home).words());
        launcher.awaitStop();
        return 0;
    }

    /// Without the seed communities the system runs all the same, only with nobody in it.
    private boolean seed() {
        return new SystemTests(home, parts.addresses()).seed(screen);
    }

    private int bench(List<String> words) {
        return Benchmark.allOf(words)
                .map(chosen -> new Bench(home, topology, System.getenv(), screen).run(chosen))
                .orElse(USAGE);
    }

    /// What was running stays running; what was started for it is stopped after it.
    private int withSystem(String mainClass, List<String> arguments, boolean fresh) {
        SystemTests tests = new SystemTests(home, parts.addresses());
        if (!home.isRunning()) {
            Launcher launcher = Launcher.start(home, parts, fresh, screen);
            try {
                return seed() ? tests.run(mainClass, arguments) : 1;
            } finally {
                launcher.stop();
            }
        }
        if (fresh) {
            throw new Trouble("Guanjia is running: ./run stop first, --fresh wipes its data.");
        }
        return tests.run(mainClass, arguments);
    }
}
