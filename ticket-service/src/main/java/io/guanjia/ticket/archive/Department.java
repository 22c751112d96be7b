package io.guanjia.ticket.archive;

/// A department; `code` is one of engineering, cleaning, greening, order, desk, finance.
public record Department(String communityId, String departmentId, String code) {}
