package io.guanjia.ticket.dispatch;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/// A worker as dispatch sees one.
///
/// @param zones buildings; empty: all of them
/// @param load jobs held now
/// @param cap jobs that may be held
public record Candidate(
        String workerId,
        @Nullable String departmentId,
        Set<String> skills,
        Set<String> zones,
        boolean onShift,
        int load,
        int cap) {}
