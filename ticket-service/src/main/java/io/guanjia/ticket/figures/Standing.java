package io.guanjia.ticket.figures;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// Where a ticket stands as far as the figures know, and since when it waits for a worker, or for the worker's word.
///
/// @param openedAt of the report or the last reopening, until a worker is named
/// @param dispatchedAt until the worker accepts
public record Standing(
        String status, @Nullable Instant openedAt, @Nullable Instant dispatchedAt) {}
