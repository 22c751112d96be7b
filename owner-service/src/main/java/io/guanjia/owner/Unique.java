package io.guanjia.owner;

import io.guanjia.platform.domain.RefusedException;
import io.guanjia.platform.store.Aggregates;
import io.guanjia.platform.store.Filter;
import io.guanjia.platform.store.PageRequest;
import io.guanjia.platform.store.Scope;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.springframework.dao.DuplicateKeyException;

/// A unique index has the last word on who came first; whoever came second is told who holds the place.
public final class Unique {

    private Unique() {}

    /// Writes, and refuses in words of the service when the index refuses.
    ///
    /// @param holder finds who is in the way
    public static <S, T> T write(
            Aggregates<S> all, Filter holder, Supplier<T> write, Function<String, OwnerProblem> refusal) {
        try {
            return write.get();
        } catch (DuplicateKeyException taken) {
            throw holderOf(all, holder)
                    .map(id -> new RefusedException(refusal.apply(id)))
                    .orElseThrow(() -> taken);
        }
    }

    private static <S> Optional<String> holderOf(Aggregates<S> all, Filter holder) {
        return all.list(Scope.everything(), holder, new PageRequest(1, null)).items().stream()
                .map(stored -> stored.id())
                .findFirst();
    }
}
