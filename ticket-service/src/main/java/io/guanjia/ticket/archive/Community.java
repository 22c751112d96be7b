package io.guanjia.ticket.archive;

/// A community as its owner-service says.
public record Community(String communityId, String name, String zone) {}
