package io.guanjia.platform.event;

import io.guanjia.platform.event.Journals.Head;
import io.guanjia.platform.event.Journals.Heads;
import io.guanjia.platform.internal.Away;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;

/// The journals of the owner "shop", two events and one head at a time; away when it is said to be.
final class InMemoryJournals implements OwnerJournals {

    final NavigableMap<String, NavigableMap<Long, Delivery>> said = new TreeMap<>();
    final List<Subject> asked = new ArrayList<>();
    Runnable meanwhile = () -> {};
    final AtomicInteger comparisons = new AtomicInteger();
    volatile boolean away;

    /// Puts an event into the journal and gives it as the topic would.
    Delivery says(String key, long seq, Delivery event) {
        said.computeIfAbsent(key, first -> new TreeMap<>()).put(seq, event);
        return event;
    }

    @Override
    public ReadBack events(Subject subject, long from) {
        asked.add(subject);
        meanwhile.run();
        meanwhile = () -> {};
        if (away) {
            throw new Away("shop", "test", null);
        }
        NavigableMap<Long, Delivery> journal = said.getOrDefault(subject.key(), new TreeMap<>());
        return new ReadBack(
                journal.isEmpty() ? 0 : journal.lastKey(),
                journal.tailMap(from, true).values().stream().limit(2).toList());
    }

    @Override
    public Heads heads(String owner, String after) {
        comparisons.incrementAndGet();
        if (away) {
            throw new Away(owner, "test", null);
        }
        Map.Entry<String, NavigableMap<Long, Delivery>> next = said.higherEntry(after);
        return next == null
                ? new Heads(List.of(), null)
                : new Heads(List.of(new Head(next.getKey(), next.getValue().lastKey())), next.getKey());
    }
}
