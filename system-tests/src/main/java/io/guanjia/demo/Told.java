package io.guanjia.demo;

import io.guanjia.demo.OutsideConsumer.Line;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.bson.Document;

/// Whom each event of the story concerns, as the story has it: written down here once more, so that a wrong line in
/// notification-service's own table is seen.
final class Told {

    private static final String INBOX = "INBOX";
    private static final String JOBS = "JOBS";

    private record Rule(String person, String box) {}

    private static final Rule OWNER = new Rule("reporterId", INBOX);
    private static final Rule WORKER = new Rule("workerId", JOBS);
    private static final Rule PAYER = new Rule("payerId", INBOX);

    private static final Map<String, List<Rule>> RULES = Map.ofEntries(
            Map.entry("ticket.submitted", List.of(OWNER)),
            Map.entry("repair.dispatched", List.of(OWNER, WORKER)),
            Map.entry("ticket.accepted", List.of(OWNER)),
            Map.entry("ticket.arrived", List.of(OWNER)),
            Map.entry("ticket.completed", List.of(OWNER)),
            Map.entry("ticket.reopened", List.of(OWNER)),
            Map.entry("ticket.closed", List.of(OWNER)),
            Map.entry("ticket.cancelled", List.of(OWNER, WORKER)),
            Map.entry("bill.issued", List.of(PAYER)),
            Map.entry("fee.overdue", List.of(PAYER)));

    private Told() {}

    /// The entries that must be there after this event, and no others.
    static Stream<String> by(Line line) {
        return RULES.getOrDefault(line.event(), List.of()).stream()
                .map(rule -> entry(line.id(), line.data().path(rule.person()).asString(""), rule.box()));
    }

    /// A stored entry, written the same way.
    static String seen(Document entry) {
        return entry(entry.getString("eventId"), entry.getString("recipient"), entry.getString("box"));
    }

    private static String entry(String eventId, String person, String box) {
        return "%s to %s of %s".formatted(eventId, box, Objects.requireNonNull(person));
    }
}
