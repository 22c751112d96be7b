package io.guanjia.notification.audience;

/// Somebody to be told of one event, in one role and one line's words.
public record Recipient(String personId, Role role, Line line) {}
