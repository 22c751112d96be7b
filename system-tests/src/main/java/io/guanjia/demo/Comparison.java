package io.guanjia.demo;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// What had to be there against what is there, each as often as it is there.
///
/// @param doubled what is there more often than it had to be, or had not to be there at all
record Comparison(List<String> lost, List<String> doubled) {

    private static final int NAMED = 5;

    static Comparison of(Collection<String> expected, Collection<String> seen) {
        return new Comparison(without(expected, seen), without(seen, expected));
    }

    private static List<String> without(Collection<String> all, Collection<String> others) {
        Map<String, Integer> left = new HashMap<>();
        others.forEach(each -> left.merge(each, 1, Integer::sum));
        return all.stream()
                .filter(each -> left.merge(each, -1, Integer::sum) < 0)
                .toList();
    }

    boolean exact() {
        return lost.isEmpty() && doubled.isEmpty();
    }

    /// How many, and which of them come first.
    String words() {
        return "%d lost %s, %d doubled %s".formatted(lost.size(), first(lost), doubled.size(), first(doubled));
    }

    private static List<String> first(List<String> all) {
        return all.stream().limit(NAMED).toList();
    }
}
