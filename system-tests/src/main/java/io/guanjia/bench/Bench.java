package io.guanjia.bench;

import io.guanjia.api.Unexpected;
import io.guanjia.local.Benchmark;
import io.guanjia.trial.Journals;
import io.guanjia.trial.World;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/// `./run bench`: figures of the system that was started for it. Exit code 1 when something acknowledged was lost or
/// happened twice, whatever the figures are.
public final class Bench {

    private static final Duration WARM_UP = Duration.ofSeconds(10);
    private static final int WARMING = 16;

    private final Map<String, String> environment;
    private final World world;
    private final PrintStream screen;

    private Bench(Map<String, String> environment, PrintStream screen) {
        this.environment = environment;
        this.world = World.of(environment);
        this.screen = screen;
    }

    public static void main(String[] arguments) {
        PrintStream screen = new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8);
        List<Benchmark> chosen =
                Arrays.stream(arguments).map(Benchmark::valueOf).toList();
        try {
            System.exit(new Bench(System.getenv(), screen).measure(chosen) ? 0 : 1);
        } catch (Unexpected deviation) {
            screen.println("bench: " + deviation.getMessage());
            System.exit(1);
        }
    }

    /// Whether nothing was lost.
    private boolean measure(List<Benchmark> chosen) {
        Surroundings surroundings = Surroundings.now(world.root(), Instant.now().truncatedTo(ChronoUnit.SECONDS));
        Processes processes = new Processes(world);
        Map<String, Double> idle = processes.memory();
        Acknowledged acknowledged = new Acknowledged();
        Desk desk = Desk.of(world);
        Door gateway = Door.at(environment.getOrDefault("GATEWAY_URL", ""), desk, acknowledged);
        Door service = Door.at(environment.getOrDefault("TICKET_URL", ""), desk, acknowledged);
        try (Database database = new Database(world.mongo());
                Journals journals = new Journals(world.mongo());
                Backlog backlog = new Backlog(database, world.kafka())) {
            List<Figure> figures = new ArrayList<>();
            boolean load = chosen.stream().anyMatch(each -> each != Benchmark.READY);
            if (load) {
                warmUp(gateway, service, backlog);
            }
            for (Benchmark benchmark : chosen) {
                screen.println("Measuring " + benchmark.word() + " …");
                figures.addAll(
                        switch (benchmark) {
                            case READY -> ready();
                            case SUBMISSIONS -> new Submissions(database, backlog, gateway, service).figures();
                            case DELAY -> new Delay(database, backlog, gateway).figures();
                        });
            }
            figures.addAll(memory(idle, processes.memory()));
            Balance balance = Balance.of(
                    acknowledged,
                    Balance.There.of(database, new Topic(world.kafka(), "ticket.events")),
                    journals.unsent(),
                    journals.parked());
            Report report = new Report(surroundings, processes.options(), figures, acknowledged.others(), balance);
            report.show(screen);
            screen.println("Raw numbers: " + report.keep(world));
            return balance.even();
        }
    }

    private void warmUp(Door gateway, Door service, Backlog backlog) {
        screen.println("Warming up …");
        Window.of(WARMING, WARM_UP, gateway::submit);
        Window.of(WARMING, WARM_UP.dividedBy(2), service::submit);
        backlog.drain();
    }

    private List<Figure> ready() {
        Duration after = Duration.parse(environment.getOrDefault("GUANJIA_READY_AFTER", "PT0S"));
        return List.of(new Figure(
                "time to ready",
                after.toMillis() / 1e3,
                "s",
                "first start, with the options of ./run",
                after.toMillis()));
    }

    private static List<Figure> memory(Map<String, Double> idle, Map<String, Double> now) {
        List<Figure> figures = new ArrayList<>();
        now.forEach((name, megabytes) -> figures.add(new Figure(
                "memory of " + name,
                megabytes,
                "MB",
                "idle %.0f MB".formatted(idle.get(name)),
                Map.of("idle", idle.getOrDefault(name, 0.0), "afterLoad", megabytes))));
        return figures;
    }
}
