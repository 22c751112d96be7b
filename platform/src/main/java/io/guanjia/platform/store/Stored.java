package io.guanjia.platform.store;

import java.time.Instant;
import java.util.List;

/// An aggregate as it is stored: its state, `version` (+1 a command), `revision` (the entity tag, +1 an edit), its
/// journal
/// and its armed timers.
public record Stored<S>(
        String id,
        S state,
        long version,
        long revision,
        Instant createdAt,
        List<Entry> journal,
        List<ArmedTimer> timers) {}
