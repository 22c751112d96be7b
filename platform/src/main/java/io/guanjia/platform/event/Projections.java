package io.guanjia.platform.event;

import io.guanjia.platform.store.Filter;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/// What a service keeps of another's aggregates, fed by events. Each stored projection carries the number of the last
/// event applied to it; an older or equal one changes nothing.
public interface Projections<P> {

    Optional<P> find(String key);

    /// All projections that meet the filter, in the order of their keys.
    default List<P> list(Filter filter) {
        return list(filter, null, Integer.MAX_VALUE);
    }

    /// Up to `limit` projections that meet the filter, in the order of their keys, from the first key after `after` on.
    List<P> list(Filter filter, @Nullable String after, int limit);

    /// How many projections meet the filter, without reading them.
    long count(Filter filter);

    /// Applies the event numbered `seq`; `with` gets what is stored (null at first) and returns what is to be stored,
    /// or
    /// null when nothing is to remain of it. `with` may run several times.
    void change(String key, long seq, UnaryOperator<@Nullable P> with);

    default void save(String key, long seq, P projection) {
        change(key, seq, stored -> projection);
    }
}
