package io.guanjia.demo;

import io.guanjia.api.Unexpected;
import io.guanjia.demo.OutsideConsumer.Line;
import io.guanjia.trial.Soon;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.bson.Document;
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

    private final Cast cast;
    private final Ears ears;
    private final Journals journals;
    private int lost;
    private int doubled;

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
        Unexpected.unless(lost + doubled == 0, "%d lost, %d doubled".formatted(lost, doubled));
    }

    private String topics(Telling telling) {
        Soon.until("the last unsent entry", () -> journals.unsent() == 0);
        Map<String, List<String>> happened = journals.all();
        int entries = happened.values().stream().mapToInt(List::size).sum();
        Soon.until("the last record", () -> logged() >= entries);
        Map<String, List<Line>> log = ears.outside().everything();
        happened.forEach((thing, types) -> compare(
                types,
                log.getOrDefault(thing, List.of()).stream().map(Line::event).toList()));
        log.keySet().stream().filter(thing -> !happened.containsKey(thing)).forEach(_ -> doubled++);
        Unexpected.unless(lost + doubled == 0, "%d lost, %d doubled of %d".formatted(lost, doubled, entries));
        telling.outcome(
                "%d journal entries, each once in the outside team's log (%d records came twice and were recognised)"
                        .formatted(entries, ears.outside().again()));
        return "%d entries of %d things, numbered without a hole, all alike".formatted(entries, happened.size());
    }

    private int logged() {
        return ears.outside().everything().values().stream()
                .mapToInt(List::size)
                .sum();
    }

    private void compare(List<String> journal, List<String> log) {
        lost += Math.max(0, journal.size() - log.size());
        doubled += Math.max(0, log.size() - journal.size());
        for (int i = 0; i < Math.min(journal.size(), log.size()); i++) {
            if (!journal.get(i).equals(log.get(i))) {
                lost++;
            }
        }
    }

    private String inboxes(Telling telling, List<String> about) {
        Map<String, List<Line>> log = ears.outside().everything();
        for (String id : about) {
            String owner = log.containsKey("ticket/" + id) ? "ticket" : "billing";
            int last = log.getOrDefault(owner + "/" + id, List.of()).size();
            Soon.until("notification-service to hear of " + id, () -> journals.heard(owner, id) >= last);
        }
        Set<String> entries = new HashSet<>();
        Set<String> people = new HashSet<>();
        for (Document entry : journals.told(about)) {
            people.add(entry.getString("recipient"));
            String what = entry.getString("eventId") + entry.getString("recipient") + entry.get("box");
            if (!entries.add(what)) {
                doubled++;
            }
        }
        Set<String> concerned = concerned(log, about);
        Unexpected.unless(
                concerned.containsAll(people), "%d people were told whom it does not concern".formatted(people.size()));
        lost += (int)
                concerned.stream().filter(person -> !people.contains(person)).count();
        telling.outcome(
                "%d inbox entries for %d people concerned, nobody else".formatted(entries.size(), people.size()));
        return "%d entries for the %d people concerned".formatted(entries.size(), people.size());
    }

    /// Reporters, workers and payers as the events name them.
    private static Set<String> concerned(Map<String, List<Line>> log, List<String> about) {
        Set<String> concerned = new HashSet<>();
        log.values().stream()
                .flatMap(List::stream)
                .filter(line -> about.contains(line.key()))
                .forEach(line -> {
                    for (String role : List.of("reporterId", "workerId", "payerId")) {
                        String person = line.data().path(role).asString("");
                        if (!person.isEmpty()) {
                            concerned.add(person);
                        }
                    }
                });
        return concerned;
    }

    int lost() {
        return lost;
    }

    int doubled() {
        return doubled;
    }
}
