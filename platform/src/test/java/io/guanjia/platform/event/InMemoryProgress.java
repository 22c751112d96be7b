package io.guanjia.platform.event;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

class InMemoryProgress implements Progress {

    private final Map<Subject, Position> guard = new HashMap<>();
    private final Map<Subject, NavigableMap<Long, Delivery>> parked = new HashMap<>();

    @Override
    public synchronized Map<String, Position> positions(String owner, Collection<String> keys) {
        Map<String, Position> found = new HashMap<>();
        for (String key : keys) {
            Position position = guard.get(new Subject(owner, key));
            if (position != null) {
                found.put(key, position);
            }
        }
        return found;
    }

    @Override
    public synchronized void advance(Subject subject, Position at) {
        Position now = guard.getOrDefault(subject, Position.START);
        if (now.seq() == at.seq()) {
            guard.put(subject, new Position(at.seq() + 1, at.heldUp() ? 0 : now.dead(), now.waiting()));
        }
    }

    @Override
    public synchronized void holdUp(Subject subject, long seq) {
        Position now = guard.getOrDefault(subject, Position.START);
        guard.put(subject, new Position(now.seq(), seq, now.waiting()));
    }

    @Override
    public synchronized void park(Delivery delivery) {
        Subject subject = delivery.subject();
        parked.computeIfAbsent(subject, first -> new TreeMap<>()).put(delivery.seq(), delivery);
        Position now = guard.getOrDefault(subject, Position.START);
        guard.put(subject, new Position(now.seq(), now.dead(), true));
    }

    @Override
    public synchronized Optional<Delivery> parked(Subject subject, long seq) {
        return Optional.ofNullable(of(subject).get(seq));
    }

    @Override
    public synchronized List<Delivery> parkedBeyond(Subject subject, long seq) {
        return List.copyOf(of(subject).tailMap(seq, false).values());
    }

    @Override
    public synchronized void unpark(Subject subject, long from, long to) {
        of(subject).subMap(from, true, to, true).clear();
        Position now = guard.get(subject);
        if (of(subject).isEmpty() && now != null) {
            parked.remove(subject);
            guard.put(subject, new Position(now.seq(), now.dead(), false));
        }
    }

    @Override
    public synchronized List<Subject> waiting(int limit) {
        return parked.keySet().stream().limit(limit).toList();
    }

    @Override
    public synchronized long parkedCount() {
        return parked.values().stream().mapToLong(Map::size).sum();
    }

    private NavigableMap<Long, Delivery> of(Subject subject) {
        return parked.getOrDefault(subject, new TreeMap<>());
    }
}
