package io.guanjia.ticket.ticket;

import io.guanjia.ticket.clock.Priority;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A new ticket, checked: everything that is known when it comes in.
///
/// @param reporterId the person it is for; unknown when staff wrote down a name only
/// @param reportedAt when the owner said so first; clocks start here
public record Submission(
        String communityId,
        String number,
        TicketKind kind,
        Sorting sorting,
        Priority priority,
        Place place,
        String description,
        String channel,
        Instant reportedAt,
        @Nullable String reporterId,
        @Nullable Reporter reporter,
        @Nullable Appointment appointment,
        List<String> attachments) {}
