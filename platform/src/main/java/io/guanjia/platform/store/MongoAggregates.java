package io.guanjia.platform.store;

import static io.guanjia.platform.store.Layout.CREATED;
import static io.guanjia.platform.store.Layout.ID;

import com.mongodb.MongoException;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Sorts;
import io.guanjia.platform.domain.Change;
import io.guanjia.platform.domain.Command;
import io.guanjia.platform.domain.CommonRefusal.NotFound;
import io.guanjia.platform.domain.RefusedException;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Function;
import org.bson.Document;
import org.bson.conversions.Bson;

/// Aggregates in MongoDB: one command, one guarded update of one document, acknowledged by a majority.
final class MongoAggregates<S> implements Aggregates<S> {

    private final GuardedWrites<S> writes;

    MongoAggregates(GuardedWrites<S> writes) {
        this.writes = writes;
    }

    @Override
    public Optional<Stored<S>> find(String id, Scope scope) {
        return Optional.ofNullable(writes.read(id, scope)).map(writes::stored);
    }

    @Override
    public Outcome<S> create(String id, Command command, Function<Change, S> decide) {
        Change change = new Change(command);
        Decision<S> decision;
        try {
            decision = Decision.create(writes.type(), id, decide.apply(change), change);
        } catch (RefusedException refused) {
            // A repeat may be refused by what its own first run has done since.
            return repeated(id, command).orElseThrow(() -> refused);
        }
        boolean ambiguous = false;
        for (int attempt = 0; attempt < GuardedWrites.ATTEMPTS; attempt++) {
            try {
                if (writes.insert(decision)) {
                    return new Outcome<>(decision.next(), false);
                }
                Stored<S> there =
                        repeated(id, command).orElseThrow(Decision::busy).stored();
                return new Outcome<>(there, !ambiguous);
            } catch (MongoException failure) {
                writes.settleIfAmbiguous(id, failure);
                ambiguous = true;
            }
        }
        throw Decision.busy();
    }

    @Override
    public Outcome<S> change(String id, Scope scope, Command command, BiConsumer<S, Change> decide) {
        boolean settled = false;
        boolean ambiguous = false;
        for (int attempt = 0; attempt < GuardedWrites.ATTEMPTS; attempt++) {
            Document found = writes.read(id, scope);
            if (found == null) {
                throw new RefusedException(new NotFound());
            }
            Stored<S> stored = writes.stored(found);
            if (Decision.remembers(stored.journal(), command)) {
                if (settled) {
                    return new Outcome<>(stored, !ambiguous);
                }
                writes.settle(id);
                settled = true;
                continue;
            }
            settled = false;
            Decision.checkAcceptable(stored, command, GuardedWrites.unsent(found));
            Change change = new Change(command);
            decide.accept(stored.state(), change);
            try {
                Optional<Outcome<S>> done = writes.update(found, stored, change, scope);
                if (done.isPresent()) {
                    return done.get();
                }
            } catch (MongoException failure) {
                writes.settleIfAmbiguous(id, failure);
                settled = true;
                ambiguous = true;
            }
            GuardedWrites.pause(attempt);
        }
        throw Decision.busy();
    }

    @Override
    public Page<Stored<S>> list(Scope scope, Filter filter, PageRequest page) {
        Cursor after = Cursor.of(page);
        List<Bson> conditions = new ArrayList<>(
                List.of(writes.layout().scoped(scope), writes.layout().allOf(filter.fields())));
        if (after != null) {
            Date at = Date.from(after.createdAt());
            conditions.add(Filters.or(
                    Filters.lt(CREATED, at), Filters.and(Filters.eq(CREATED, at), Filters.lt(ID, after.id()))));
        }
        List<Document> found = writes.collection()
                .find(Filters.and(conditions))
                .sort(Sorts.descending(CREATED, ID))
                .limit(page.limit() + 1)
                .into(new ArrayList<>());
        return Cursor.page(writes.stored(found), page.limit());
    }

    private Optional<Outcome<S>> repeated(String id, Command command) {
        writes.settle(id);
        return find(id, Scope.everything()).map(stored -> {
            Decision.checkFingerprint(stored.journal().getFirst(), command);
            return new Outcome<>(stored, true);
        });
    }
}
