package io.guanjia.bench;

import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.LongAdder;

/// What the system has answered for: every ticket it said it has. What got no answer may be there or not.
final class Acknowledged {

    private final Queue<String> tickets = new ConcurrentLinkedQueue<>();
    private final Map<Integer, LongAdder> refused = new ConcurrentHashMap<>();
    private final LongAdder unanswered = new LongAdder();

    void ticket(String id) {
        tickets.add(id);
    }

    void refused(int status) {
        refused.computeIfAbsent(status, _ -> new LongAdder()).increment();
    }

    void unanswered() {
        unanswered.increment();
    }

    Set<String> tickets() {
        return Set.copyOf(tickets);
    }

    /// Answers; more than there are tickets when two submissions were given the same one.
    int answers() {
        return tickets.size();
    }

    /// Any of these may have become a ticket all the same.
    long open() {
        return unanswered.sum()
                + refused.entrySet().stream()
                        .filter(each -> each.getKey() >= 500)
                        .mapToLong(each -> each.getValue().sum())
                        .sum();
    }

    /// How often each other status came; 0 stands for no answer.
    Map<Integer, Long> others() {
        Map<Integer, Long> others = new TreeMap<>();
        refused.forEach((status, count) -> others.put(status, count.sum()));
        if (unanswered.sum() > 0) {
            others.put(0, unanswered.sum());
        }
        return others;
    }
}
