package io.guanjia.billing.community;

/// What billing keeps of a community.
///
/// @param zone IANA time zone in which its days are counted
public record CommunityFacts(String communityId, String zone, String currency) {}
