package io.guanjia.ticket.ticket;

import org.jspecify.annotations.Nullable;

/// Where: a unit, or an area of a building's public parts. `label` is what people call it ("3-2-1801").
public record Place(
        @Nullable String unitId,
        @Nullable String buildingId,
        @Nullable String area,
        String label) {}
