package io.guanjia.ticket.archive;

/// A unit; `label` is what people call it.
public record Unit(String communityId, String unitId, String buildingId, String label) {}
