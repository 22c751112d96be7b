package io.guanjia.local;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// What `./run bench` can measure, each by its name or all of it.
public enum Benchmark {

    /// From the first process to the last program that is ready, with the options of `./run`.
    READY,

    /// Reports a second through the gateway and at ticket-service, against bare inserts of the same document.
    SUBMISSIONS,

    /// From a report's write to its stored effect in another service, at a fixed rate of arrival.
    DELAY;

    /// All without a word; empty when a word names none.
    static Optional<List<Benchmark>> allOf(List<String> words) {
        if (words.isEmpty()) {
            return Optional.of(List.of(values()));
        }
        List<Benchmark> named = Arrays.stream(values())
                .filter(each -> words.contains(each.word()))
                .toList();
        return Optional.of(named).filter(all -> all.size() == words.size());
    }

    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
