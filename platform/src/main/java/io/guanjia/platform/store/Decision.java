package io.guanjia.platform.store;

import io.guanjia.platform.domain.Change;
import io.guanjia.platform.domain.Command;
import io.guanjia.platform.domain.CommonRefusal.Busy;
import io.guanjia.platform.domain.CommonRefusal.KeyReused;
import io.guanjia.platform.domain.CommonRefusal.PreconditionFailed;
import io.guanjia.platform.domain.DomainEvent;
import io.guanjia.platform.domain.RefusedException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What one command comes to, computed without I/O: the aggregate as it is to be stored and the new journal entries.
record Decision<S>(Stored<S> next, List<Entry> entries, long generation) {

    static final int MAX_UNSENT = 64;

    static <S> Decision<S> create(AggregateType<S> type, String id, S state, Change change) {
        Stored<S> blank = new Stored<>(id, state, 0, 0, toMillis(change.at()), List.of(), List.of());
        change.editContent();
        return of(type, blank, 0, 0, change);
    }

    /// @param last number of the last journal entry
    /// @param generation the highest one given to a timer of this aggregate
    static <S> Decision<S> of(AggregateType<S> type, Stored<S> stored, long last, long generation, Change change) {
        List<Entry> entries = new ArrayList<>();
        for (DomainEvent event : change.events()) {
            entries.add(entry(type.catalog().nameOf(event), last + entries.size() + 1, event, change.command()));
        }
        if (entries.isEmpty()) {
            throw new IllegalStateException("a command on " + type.collection() + " left no journal entry");
        }
        List<ArmedTimer> timers = new ArrayList<>(stored.timers());
        long next = generation;
        for (Map.Entry<String, @Nullable Instant> timer : change.timers().entrySet()) {
            timers.removeIf(armed -> armed.name().equals(timer.getKey()));
            Instant at = timer.getValue();
            if (at != null) {
                timers.add(new ArmedTimer(timer.getKey(), toMillis(at), ++next));
            }
        }
        Stored<S> after = new Stored<>(
                stored.id(),
                stored.state(),
                stored.version() + 1,
                stored.revision() + (change.contentEdited() ? 1 : 0),
                stored.createdAt(),
                Stream.concat(stored.journal().stream(), entries.stream()).toList(),
                List.copyOf(timers));
        return new Decision<>(after, entries, next);
    }

    /// Whether the journal remembers the command; of the same actor, for keys are the caller's own.
    ///
    /// @throws RefusedException {@link KeyReused} when the key stands for something else
    static boolean remembers(List<Entry> journal, Command command) {
        Optional<Entry> same = journal.stream()
                .filter(entry -> entry.key().equals(command.key())
                        && entry.actor().id().equals(command.actor().id()))
                .findFirst();
        same.ifPresent(entry -> checkFingerprint(entry, command));
        return same.isPresent();
    }

    static void checkFingerprint(Entry entry, Command command) {
        if (!entry.fingerprint().equals(command.fingerprint())) {
            throw new RefusedException(new KeyReused());
        }
    }

    /// @throws RefusedException {@link PreconditionFailed}, or {@link Busy} with too many entries unsent
    static void checkAcceptable(Stored<?> stored, Command command, long unsent) {
        Long edited = command.ifMatch();
        if (edited != null && edited != stored.revision()) {
            throw new RefusedException(new PreconditionFailed(stored.revision()));
        }
        if (unsent > MAX_UNSENT) {
            throw busy();
        }
    }

    static RefusedException busy() {
        return new RefusedException(new Busy(Duration.ofSeconds(1)));
    }

    /// The timer that is to fire next, if one is due. Never early: `now` has reached its instant.
    static Optional<ArmedTimer> due(List<ArmedTimer> timers, Instant now) {
        return timers.stream().filter(timer -> !timer.at().isAfter(now)).min((a, b) -> a.at().compareTo(b.at()));
    }

    /// The command that fires the timer; its key is unique to this arming.
    static Command firing(ArmedTimer timer, Instant now) {
        return Command.system("timer", "timer:" + timer.name() + ":" + timer.generation(), now);
    }

    private static Entry entry(String name, long no, DomainEvent event, Command command) {
        Instant occurredAt = command.occurredAt();
        return new Entry(
                no,
                name,
                toMillis(command.at()),
                occurredAt == null ? null : toMillis(occurredAt),
                command.actor(),
                Payloads.dataOf(event),
                command.key(),
                command.fingerprint());
    }

    /// The database keeps milliseconds: what is answered now must equal what is read later.
    private static Instant toMillis(Instant instant) {
        return instant.truncatedTo(ChronoUnit.MILLIS);
    }
}
