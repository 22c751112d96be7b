package io.guanjia.platform.store;

import io.guanjia.platform.domain.Actor;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// One journal entry: numbered from 1 without a hole, never changed. `type` is the event's name ("repair.dispatched"),
/// `data` its payload, `key` and `fingerprint` those of the command that left it. What users see as the timeline,
/// others
/// hear as the event, and retries are recognised by.
public record Entry(
        long no,
        String type,
        Instant at,
        @Nullable Instant occurredAt,
        Actor actor,
        Map<String, Object> data,
        String key,
        String fingerprint) {}
