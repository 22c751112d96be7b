package io.guanjia.platform.event;

import java.time.Instant;

/// One event as it was heard: `eventId` is unique for ever (`<key>:<seq>`), `key` the aggregate it is about, `seq` its
/// number within that aggregate.
public record Heard<T>(T data, String eventId, String key, long seq, Instant time, String type) {}
