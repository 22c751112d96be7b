package io.guanjia.platform.store;

import io.guanjia.platform.domain.Change;
import io.guanjia.platform.domain.Command;
import io.guanjia.platform.domain.CommonRefusal.NotFound;
import io.guanjia.platform.domain.DomainEvent;
import io.guanjia.platform.domain.RefusedException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.bson.Document;
import org.springframework.dao.DuplicateKeyException;

/// The double of the Mongo store for tests of rules: same contract, no database, no broker. States are kept as
/// documents, so a state that Spring Data cannot map fails here too. Nothing is sent, so nothing is ever unsent.
public final class InMemoryAggregates<S> implements Aggregates<S> {

    private static final String UNIQUE = "unique:";

    private final AggregateType<S> type;
    private final StateCodec codec = new StateCodec();
    private final Map<String, Row<S>> rows = new LinkedHashMap<>();
    private final List<DomainEvent> recorded = new ArrayList<>();

    public InMemoryAggregates(AggregateType<S> type) {
        this.type = type;
    }

    /// Every event recorded so far, over all aggregates, in order.
    public synchronized List<DomainEvent> recorded() {
        return List.copyOf(recorded);
    }

    /// Fires every timer that is due at `now`, earliest first, those armed meanwhile included; answers how many.
    public synchronized int fireDue(Instant now) {
        int fired = 0;
        for (Optional<Row<S>> next = nextDue(now); next.isPresent(); next = nextDue(now)) {
            fire(next.get(), now);
            fired++;
        }
        return fired;
    }

    @Override
    public synchronized Optional<Stored<S>> find(String id, Scope scope) {
        return Optional.ofNullable(rows.get(id))
                .filter(row -> InMemoryMatch.inScope(row.state, scope, codec))
                .map(this::read);
    }

    @Override
    public synchronized Outcome<S> create(String id, Command command, Function<Change, S> decide) {
        Row<S> there = rows.get(id);
        if (there != null) {
            Decision.checkFingerprint(there.stored.journal().getFirst(), command);
            return new Outcome<>(read(there), true);
        }
        Change change = new Change(command);
        S state = decide.apply(change);
        return store(Decision.create(type, id, state, change), change);
    }

    @Override
    public synchronized Outcome<S> change(String id, Scope scope, Command command, BiConsumer<S, Change> decide) {
        Stored<S> stored = get(id, scope);
        if (Decision.remembers(stored.journal(), command)) {
            return new Outcome<>(stored, true);
        }
        Decision.checkAcceptable(stored, command, 0);
        Change change = new Change(command);
        decide.accept(stored.state(), change);
        return store(decided(stored, change), change);
    }

    @Override
    public synchronized Page<Stored<S>> list(Scope scope, Filter filter, PageRequest page) {
        Cursor after = Cursor.of(page);
        List<Stored<S>> found = rows.values().stream()
                .filter(row -> InMemoryMatch.inScope(row.state, scope, codec)
                        && InMemoryMatch.matches(row.state, filter.fields(), codec))
                .map(this::read)
                .sorted(Comparator.comparing((Stored<S> stored) -> stored.createdAt())
                        .thenComparing(stored -> stored.id())
                        .reversed())
                .filter(stored -> after == null || isAfter(stored, after))
                .limit(page.limit() + 1L)
                .toList();
        return Cursor.page(found, page.limit());
    }

    private static boolean isAfter(Stored<?> stored, Cursor cursor) {
        int byTime = stored.createdAt().compareTo(cursor.createdAt());
        return byTime < 0 || (byTime == 0 && stored.id().compareTo(cursor.id()) < 0);
    }

    private Optional<Row<S>> nextDue(Instant now) {
        return rows.values().stream()
                .filter(row -> Decision.due(row.stored.timers(), now).isPresent())
                .min(Comparator.comparing(row ->
                        Decision.due(row.stored.timers(), now).orElseThrow().at()));
    }

    private void fire(Row<S> row, Instant now) {
        Stored<S> stored = read(row);
        ArmedTimer timer = Decision.due(stored.timers(), now).orElseThrow();
        TimerHandler<S> handler = type.timers().get(timer.name());
        if (handler == null) {
            throw new IllegalStateException(type.collection() + " has no handler for timer " + timer.name());
        }
        Change change = new Change(Decision.firing(timer, now));
        change.cancel(timer.name());
        handler.fire(stored, stored.state(), change);
        store(decided(stored, change), change);
    }

    private Decision<S> decided(Stored<S> stored, Change change) {
        Row<S> row = rows.get(stored.id());
        if (row == null) {
            throw new RefusedException(new NotFound());
        }
        return Decision.of(type, stored, stored.journal().size(), row.generation, change);
    }

    private Outcome<S> store(Decision<S> decision, Change change) {
        Stored<S> next = decision.next();
        Document state = codec.write(next.state());
        checkUnique(next.id(), state);
        Row<S> row = new Row<>(next, state, decision.generation());
        rows.put(next.id(), row);
        recorded.addAll(change.events());
        return new Outcome<>(read(row), false);
    }

    private void checkUnique(String id, Document state) {
        for (List<String> index : type.indexes()) {
            if (!index.getFirst().startsWith(UNIQUE)) {
                continue;
            }
            List<List<?>> mine = valuesOf(state, index);
            boolean taken = mine.stream().noneMatch(List::isEmpty)
                    && rows.entrySet().stream()
                            .anyMatch(other -> !other.getKey().equals(id)
                                    && overlap(valuesOf(other.getValue().state, index), mine));
            if (taken) {
                throw new DuplicateKeyException(type.collection() + " " + index + " taken: " + mine);
            }
        }
    }

    /// A list is unique element by element, as in a multikey index.
    private static boolean overlap(List<List<?>> theirs, List<List<?>> mine) {
        return IntStream.range(0, mine.size()).noneMatch(i -> Collections.disjoint(theirs.get(i), mine.get(i)));
    }

    private static List<List<?>> valuesOf(Document state, List<String> index) {
        List<List<?>> values = new ArrayList<>();
        index.forEach(field -> values.add(InMemoryMatch.values(state, field.replaceFirst(UNIQUE, ""))));
        return values;
    }

    private Stored<S> read(Row<S> row) {
        Stored<S> it = row.stored;
        S state = codec.read(type.state(), row.state);
        return new Stored<>(it.id(), state, it.version(), it.revision(), it.createdAt(), it.journal(), it.timers());
    }

    private record Row<S>(Stored<S> stored, Document state, long generation) {}
}
