package io.guanjia.owner;

import io.guanjia.platform.store.Aggregates;
import io.guanjia.platform.store.Filter;
import io.guanjia.platform.store.Page;
import io.guanjia.platform.store.PageRequest;
import io.guanjia.platform.store.Scope;
import io.guanjia.platform.store.Stored;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Reads a small set whole, for decisions that need all of it: the residencies of a unit, the appointments of
/// a person.
public final class Pages {

    private static final int LIMIT = 100;

    private Pages() {}

    public static <S> List<Stored<S>> all(Aggregates<S> aggregates, Filter filter) {
        List<Stored<S>> all = new ArrayList<>();
        @Nullable String after = null;
        do {
            Page<Stored<S>> page = aggregates.list(Scope.everything(), filter, new PageRequest(LIMIT, after));
            all.addAll(page.items());
            after = page.next();
        } while (after != null);
        return all;
    }
}
