package io.guanjia.ticket.ticket;

import java.time.Instant;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// Where the search for a worker stands.
///
/// @param round workers named since the ticket last came in
/// @param excluded who is not asked again before everybody was
/// @param acceptBy until when the named worker is waited for
public record Assignment(
        int round, Set<String> excluded, @Nullable Instant acceptBy) {

    static Assignment none() {
        return new Assignment(0, Set.of(), null);
    }

    Assignment name(Instant until) {
        return new Assignment(round + 1, excluded, until);
    }

    Assignment until(Instant other) {
        return new Assignment(round, excluded, other);
    }

    Assignment without(@Nullable String worker) {
        Set<String> more = new TreeSet<>(excluded);
        if (worker != null) {
            more.add(worker);
        }
        return new Assignment(round, more, null);
    }

    Assignment settled() {
        return new Assignment(round, excluded, null);
    }
}
