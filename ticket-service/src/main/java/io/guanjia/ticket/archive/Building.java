package io.guanjia.ticket.archive;

public record Building(String communityId, String buildingId, String name) {}
