package io.guanjia.platform.store;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// What the caller may reach: an "any of" of field conditions on the state, each field equal to one of the values (or
/// within a {@link Between}). It
/// is
/// part of every read and write filter, so what is out of scope is not there.
///
/// @param anyOf alternatives; within one, all fields must match. Empty list: nothing is reachable.
public record Scope(List<Map<String, List<?>>> anyOf) {

    /// The system itself: timers and heard events. Never for a caller from outside.
    public static Scope everything() {
        return new Scope(List.of(Map.of()));
    }

    public static Scope nothing() {
        return new Scope(List.of());
    }

    /// All of the given communities, by the state's field `communityId`.
    public static Scope communities(List<String> communities) {
        return communities.isEmpty() ? nothing() : new Scope(List.of(Map.of("communityId", communities)));
    }

    /// The union of two scopes: somebody who is both staff and resident has both.
    public Scope or(Scope other) {
        return new Scope(Stream.concat(anyOf.stream(), other.anyOf.stream()).toList());
    }
}
