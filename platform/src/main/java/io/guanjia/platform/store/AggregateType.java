package io.guanjia.platform.store;

import java.util.List;
import java.util.Map;

/// One kind of aggregate: where it is stored, what it says, what its timers do, and the indexes its lists need.
///
/// @param indexes fields of the state, in order, one list an index; a leading "unique:" makes it unique (sparse)
public record AggregateType<S>(
        String collection,
        Class<S> state,
        EventCatalog catalog,
        Map<String, TimerHandler<S>> timers,
        List<List<String>> indexes) {}
