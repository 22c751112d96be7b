package io.guanjia.platform.event;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What a group remembers: for each aggregate the last event applied, and the events that had to wait. Every change has
/// been acknowledged by a majority when the call returns.
interface Progress {

    Map<String, Position> positions(String owner, Collection<String> keys);

    default Position position(Subject subject) {
        return positions(subject.owner(), List.of(subject.key())).getOrDefault(subject.key(), Position.START);
    }

    /// Moves on from `at` by one; nothing happens when the position is no longer `at`.
    void advance(Subject subject, Position at);

    /// The key waits for this event, which lies in the dead-letter topic.
    void holdUp(Subject subject, long seq);

    /// Keeps the event with its original bytes; an event parked before under that number is replaced.
    void park(Delivery delivery);

    Optional<Delivery> parked(Subject subject, long seq);

    List<Delivery> parkedBeyond(Subject subject, long seq);

    /// Drops parked events from one number to another, both included.
    void unpark(Subject subject, long from, long to);

    /// Aggregates with parked events, at most `limit`.
    List<Subject> waiting(int limit);

    long parkedCount();
}
