package io.guanjia.ticket.dispatch;

import java.util.List;

/// A worker whose place on the list is reserved, and why this one.
public record Choice(String workerId, List<String> reasons) {}
