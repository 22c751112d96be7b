package io.guanjia.ticket.category;

import io.guanjia.ticket.clock.Priority;
import io.guanjia.ticket.ticket.DispatchMode;
import io.guanjia.ticket.ticket.TicketKind;
import org.jspecify.annotations.Nullable;

/// A sort of ticket: whose it is, how urgent it usually is, and how a worker is found.
///
/// @param department code of the department
/// @param skill what the worker must be able to do
public record Category(
        String code,
        TicketKind kind,
        String name,
        String nameEn,
        String department,
        @Nullable String skill,
        Priority priority,
        DispatchMode mode) {

    /// Not sorted yet: the desk decides.
    public static final String UNKNOWN = "unknown";

    static Category unknown(TicketKind kind) {
        return new Category(UNKNOWN, kind, "待分类", "to be sorted", "desk", null, Priority.P3, DispatchMode.MANUAL);
    }
}
