package io.guanjia.ticket.ticket;

import io.guanjia.ticket.clock.Priority;
import org.jspecify.annotations.Nullable;

/// What an agent changes; what is null stays.
public record Edit(
        @Nullable Sorting sorting,
        @Nullable Priority priority,
        @Nullable Place place,
        @Nullable Appointment appointment,
        @Nullable String description) {}
