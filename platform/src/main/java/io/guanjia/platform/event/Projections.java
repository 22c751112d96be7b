package io.guanjia.platform.event;

import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/// What a service keeps of another's aggregates, fed by events. Each stored projection carries the number of the last
/// event applied to it; an older or equal one changes nothing.
public interface Projections<P> {

    Optional<P> find(String key);

    /// Applies the event numbered `seq`; `with` gets what is stored (null at first) and returns what is to be stored.
    void change(String key, long seq, UnaryOperator<@Nullable P> with);

    default void save(String key, long seq, P projection) {
        change(key, seq, stored -> projection);
    }
}
