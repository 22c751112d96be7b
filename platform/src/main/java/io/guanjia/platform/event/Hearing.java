package io.guanjia.platform.event;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/// What one service hears: a bean that lists each event by owner and name with the record it is read into and what is
/// done. What is done must be idempotent: a create takes an id derived from the event id, a command the event id as its
/// key, a projection goes through {@link Projections}.
public final class Hearing {

    private final String group;
    private final Map<String, Case<?>> cases = new LinkedHashMap<>();

    private Hearing(String group) {
        this.group = group;
    }

    /// An empty hearing of the consumer group, one per service.
    public static Hearing of(String group) {
        return new Hearing(group);
    }

    public <T> Hearing on(String owner, String event, Class<T> data, Consumer<Heard<T>> then) {
        String type = "io.guanjia." + owner + "." + event + ".v1";
        if (cases.putIfAbsent(type, new Case<>(owner, event, type, data, then)) != null) {
            throw new IllegalArgumentException(type + " is heard twice");
        }
        return this;
    }

    public String group() {
        return group;
    }

    public List<Case<?>> cases() {
        return new ArrayList<>(cases.values());
    }

    /// The owners whose topics are read.
    public Set<String> owners() {
        return cases.values().stream().map(Case::owner).collect(Collectors.toSet());
    }

    /// One event heard: `type` as on the wire.
    public record Case<T>(String owner, String event, String type, Class<T> data, Consumer<Heard<T>> then) {}
}
