package io.guanjia.ticket.ticket;

import org.jspecify.annotations.Nullable;

/// Which category, and with it which department, skill and way of dispatch.
public record Sorting(
        String category,
        @Nullable String departmentId,
        @Nullable String skill,
        DispatchMode mode) {}
