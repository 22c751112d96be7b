package io.guanjia.platform.store;

import io.guanjia.platform.domain.Change;
import io.guanjia.platform.domain.Command;
import io.guanjia.platform.domain.CommonRefusal.NotFound;
import io.guanjia.platform.domain.RefusedException;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Function;

/// All aggregates of one kind. The only way to write one: whatever a command does — state, journal, events, timers —
/// goes in one guarded write that a majority has acknowledged before the call returns.
public interface Aggregates<S> {

    Optional<Stored<S>> find(String id, Scope scope);

    /// The aggregate, which must be there.
    ///
    /// @throws RefusedException {@link NotFound} when it is not there or out of scope
    default Stored<S> get(String id, Scope scope) {
        return find(id, scope).orElseThrow(() -> new RefusedException(new NotFound()));
    }

    /// Creates the aggregate under an id derived from the caller's key. A repeat finds it, compares the fingerprint and
    /// answers with the thing as it is now; another fingerprint is refused.
    ///
    /// @param decide leaves at least one entry in the change and returns the first state
    Outcome<S> create(String id, Command command, Function<Change, S> decide);

    /// Carries out the command once: decides on the state as read, stores under the guard of its version; a lost race
    /// reads and decides again (five times, then {@code Busy}). A repeat of the same key changes nothing.
    ///
    /// @param decide changes the state in place and leaves at least one entry in the change, or throws
    ///     {@link RefusedException}; it may run several times, so it does nothing else
    Outcome<S> change(String id, Scope scope, Command command, BiConsumer<S, Change> decide);

    /// One page in the order of (createdAt, id), newest first.
    Page<Stored<S>> list(Scope scope, Filter filter, PageRequest page);
}
