package io.guanjia.bench;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/// How long a report takes to be answered, and to take effect in the other service, when reports come at a fixed rate.
record Delay(Database database, Backlog backlog, Door gateway) {

    private static final int RATE = 200;
    private static final Duration BEFORE = Duration.ofSeconds(5);
    private static final Duration WINDOW = Duration.ofSeconds(30);

    List<Figure> figures() {
        Arrivals.at(RATE, BEFORE, gateway::submit);
        backlog.drain();
        Instant from = Instant.now();
        Arrivals arrivals = Arrivals.at(RATE, WINDOW, gateway::submit);
        double drained = backlog.drain();
        return Stream.concat(
                        figures("answer", arrivals.answered(), "%,d failed".formatted(arrivals.failed())),
                        figures(
                                "commit → effect",
                                database.effects(from),
                                String.format(Locale.ROOT, "drained in %.1f s", drained)))
                .toList();
    }

    private static Stream<Figure> figures(String what, Spread spread, String note) {
        return Stream.of("50", "99", "99.9")
                .map(percent -> new Figure(
                        "%s at %d/s, p%s".formatted(what, RATE, percent),
                        spread.percentile(Double.parseDouble(percent)),
                        "ms",
                        "%,d reports, %s".formatted(spread.count(), note),
                        percent.equals("50") ? Map.of("sortedMilliseconds", spread.sorted()) : Map.of()));
    }
}
