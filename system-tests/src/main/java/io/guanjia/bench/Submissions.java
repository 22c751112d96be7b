package io.guanjia.bench;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import org.bson.Document;

/// Reports a second, each written, sent, heard and told, against bare inserts of the same document by as many clients:
/// before and after, so that a machine that was disturbed shows it.
record Submissions(Database database, Backlog backlog, Door gateway, Door service) {

    private static final List<Integer> CLIENTS = List.of(8, 16, 32);
    private static final Duration WINDOW = Duration.ofSeconds(20);
    private static final Duration BARE = Duration.ofSeconds(2);
    private static final int TIMES = 3;
    private static final double DRAINS_AT_ONCE = 5;

    /// One door under load, and how long what it took in needed to take effect.
    record Taken(Window window, double drainSeconds) {

        boolean lagging() {
            return drainSeconds > DRAINS_AT_ONCE;
        }

        /// What was taken in, by the time until all of it had taken effect.
        double settledPerSecond() {
            return window.done() / (window.seconds() + drainSeconds);
        }

        String note(double bare) {
            return String.format(
                    Locale.ROOT,
                    "%,.0f/s ÷ %,.0f/s; %s in %.1f s; %,d failed; client CPU %.0f %%",
                    window.perSecond(),
                    bare,
                    lagging() ? "lagging: drained" : "drained",
                    drainSeconds,
                    window.failed(),
                    100 * window.clientCpu());
        }
    }

    List<Figure> figures() {
        Document ticket = database.anyTicket();
        List<Figure> figures = new ArrayList<>();
        figures.add(Figure.of("ticket document", Database.size(ticket), "bytes"));
        for (int clients : CLIENTS) {
            List<Window> bare = new ArrayList<>(bare(ticket, clients));
            Taken through = taken(gateway, clients);
            Taken direct = taken(service, clients);
            bare.addAll(bare(ticket, clients));
            double base =
                    Spread.of(bare.stream().mapToDouble(Window::perSecond)).median();
            figures.add(figure("through the gateway", clients, through, bare, base));
            figures.add(figure("at ticket-service", clients, direct, bare, base));
        }
        return figures;
    }

    private List<Window> bare(Document ticket, int clients) {
        return IntStream.range(0, TIMES)
                .mapToObj(_ -> database.insertBare(ticket, clients, BARE))
                .toList();
    }

    private Taken taken(Door door, int clients) {
        Window window = Window.of(clients, WINDOW, door::submit);
        return new Taken(window, backlog.drain());
    }

    private static Figure figure(String where, int clients, Taken taken, List<Window> bare, double base) {
        Map<String, Object> raw = new LinkedHashMap<>();
        raw.put("taken", taken);
        raw.put("settledPerSecond", taken.settledPerSecond());
        raw.put("bareBefore", bare.subList(0, TIMES));
        raw.put("bareAfter", bare.subList(TIMES, bare.size()));
        return Figure.ratio(
                "submissions %s ÷ bare inserts, %d clients".formatted(where, clients),
                taken.window().perSecond(),
                base,
                taken.note(base),
                raw);
    }
}
