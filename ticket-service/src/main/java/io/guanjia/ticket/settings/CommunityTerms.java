package io.guanjia.ticket.settings;

/// The terms of each community as they hold now.
@FunctionalInterface
public interface CommunityTerms {

    Terms of(String communityId);
}
