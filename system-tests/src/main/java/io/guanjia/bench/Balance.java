package io.guanjia.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.LongStream;

/// What was acknowledged against what is there.
///
/// @param lost acknowledged, and not stored, or not in the topic, or not heard, or told to nobody
/// @param doubled one ticket for two submissions, a ticket that nobody submitted, or somebody told twice
record Balance(int acknowledged, List<String> lost, List<String> doubled, long unsent, long parked) {

    /// What the stores have of the tickets, each by id.
    ///
    /// @param tickets the number of the last journal entry
    /// @param sent the numbers of the events in the topic
    /// @param heard how far notification-service is
    /// @param told how many inbox entries there are about the submission
    record There(
            Map<String, Long> tickets, Map<String, Set<Long>> sent, Map<String, Long> heard, Map<String, Long> told) {

        static There of(Database database, Topic topic) {
            return new There(
                    database.tickets(), topic.numbers(), database.heardOfTickets(), database.toldOfSubmissions());
        }

        private List<String> missing(String id) {
            long last = tickets.getOrDefault(id, 0L);
            List<String> missing = new ArrayList<>();
            if (last == 0) {
                missing.add("stored");
            }
            if (!sent.getOrDefault(id, Set.of())
                    .containsAll(
                            LongStream.rangeClosed(1, Math.max(last, 1)).boxed().collect(Collectors.toSet()))) {
                missing.add("sent");
            }
            if (heard.getOrDefault(id, 0L) != last || last == 0) {
                missing.add("heard");
            }
            if (told.getOrDefault(id, 0L) == 0) {
                missing.add("told");
            }
            return missing;
        }
    }

    static Balance of(Acknowledged acknowledged, There there, long unsent, long parked) {
        Set<String> ids = acknowledged.tickets();
        List<String> lost = ids.stream()
                .filter(id -> !there.missing(id).isEmpty())
                .map(id -> id + " is not " + String.join(", ", there.missing(id)))
                .toList();
        return new Balance(acknowledged.answers(), lost, doubled(acknowledged, ids, there), unsent, parked);
    }

    private static List<String> doubled(Acknowledged acknowledged, Set<String> ids, There there) {
        List<String> doubled = new ArrayList<>();
        if (ids.size() < acknowledged.answers()) {
            doubled.add("%d submissions were given the ticket of another one"
                    .formatted(acknowledged.answers() - ids.size()));
        }
        long strangers = there.tickets().keySet().stream()
                .filter(id -> !ids.contains(id))
                .count();
        if (strangers > acknowledged.open()) {
            doubled.add("%d tickets are there that nobody submitted".formatted(strangers - acknowledged.open()));
        }
        there.told().forEach((id, times) -> {
            if (times > 1) {
                doubled.add("%s was told %d times".formatted(id, times));
            }
        });
        return doubled;
    }

    boolean even() {
        return lost.isEmpty() && doubled.isEmpty() && unsent == 0 && parked == 0;
    }

    String words() {
        return "%,d acknowledged, %d lost, %d doubled, %d unsent, %d parked"
                .formatted(acknowledged, lost.size(), doubled.size(), unsent, parked);
    }
}
