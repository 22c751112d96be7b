package io.guanjia.demo;

import io.guanjia.api.Unexpected;
import io.guanjia.trial.Journals;
import io.guanjia.trial.Soon;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/// Compares what happened with what was told of it: journals, topics, inboxes, the outside team's log.
final class Reckoning {

    private static final List<String> FIRST = List.of(
            "ticket.submitted",
            "repair.dispatched",
            "ticket.accepted",
            "ticket.arrived",
            "ticket.completed",
            "follow-up.due",
            "follow-up.recorded",
            "ticket.closed");
    private static final List<String> SECOND = List.of(
            "ticket.submitted",
            "repair.dispatched",
            "ticket.accepted",
            "ticket.arrived",
            "ticket.completed",
            "follow-up.due",
            "follow-up.recorded",
            "ticket.reopened",
            "repair.dispatched",
            "ticket.cancelled");

    /// The broker keeps events for thirty days; what is older stands in the journals alone.
    private static final Duration KEPT = Duration.ofDays(29);

    private final Cast cast;
    private final Ears ears;
    private final Journals journals;

    Reckoning(Cast cast, Ears ears, Journals journals) {
        this.cast = cast;
        this.ears = ears;
        this.journals = journals;
    }

    void tell(Telling telling, Ticket first, Ticket second, List<JsonNode> bills) {
        telling.chapter("7  The reckoning");
        telling.step("each ticket's timeline tells what happened, once", () -> {
            first.mustHave(FIRST, first.happened(cast.agent()), "the timeline");
            second.mustHave(SECOND, second.happened(cast.agent()), "the timeline");
            return "%d and %d entries".formatted(FIRST.size(), SECOND.size());
        });
        telling.step("journals and topics, as the outside team has them", () -> topics(telling));
        telling.step("every record is as its contract says", () -> {
            List<String> defects = ears.outside().defects();
            Unexpected.unless(
                    defects.isEmpty(),
                    "%d are not: %s"
                            .formatted(defects.size(), defects.stream().limit(3).toList()));
            return "4 topics, no exception";
        });
        List<String> about = new ArrayList<>(List.of(first.id(), second.id()));
        bills.forEach(bill -> about.add(bill.path("id").asString()));
        telling.step(
                "inboxes of everybody, about these %d things".formatted(about.size()), () -> inboxes(telling, about));
    }

    private String topics(Telling telling) {
        Instant from = Instant.now().minus(KEPT);
        Soon.until("the last unsent entry", () -> journals.unsent() == 0);
        exact(() -> Comparison.of(journals.since(from), logged(from)));
        List<String> entries = journals.since(from);
        telling.outcome(
                "%d journal entries, each once in the outside team's log (%d records came twice and were recognised)"
                        .formatted(entries.size(), ears.outside().again()));
        return "%d entries, numbered without a hole, all alike".formatted(entries.size());
    }

    /// What the outside team has, written as {@link Journals} writes its entries.
    private List<String> logged(Instant from) {
        return ears.outside()
                .since(from)
                .map(line -> Journals.entry(line.owner(), line.key(), line.seq(), line.event()))
                .toList();
    }

    private String inboxes(Telling telling, List<String> about) {
        List<String> expected = about.stream()
                .flatMap(id -> Stream.of("ticket", "billing").flatMap(owner -> ears.outside().of(owner, id).stream()))
                .flatMap(Told::by)
                .toList();
        exact(() -> Comparison.of(
                expected, journals.told(about).stream().map(Told::seen).toList()));
        long people = journals.told(about).stream()
                .map(entry -> entry.getString("recipient"))
                .distinct()
                .count();
        telling.outcome("%d inbox entries for %d people, each as it must be, nobody else has any"
                .formatted(expected.size(), people));
        return "%d entries for %d people, by event and person".formatted(expected.size(), people);
    }

    /// What is still under way is waited for.
    private static void exact(Supplier<Comparison> compare) {
        Comparison last = Soon.settle(compare, Comparison::exact);
        Unexpected.unless(last.exact(), last.words());
    }
}
