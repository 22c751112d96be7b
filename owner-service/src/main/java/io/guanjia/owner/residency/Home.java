package io.guanjia.owner.residency;

/// The unit lived in, and its community.
public record Home(String communityId, String unitId) {}
