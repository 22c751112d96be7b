package io.guanjia.ticket.intake;

import io.guanjia.ticket.ticket.Appointment;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A report as it is sent in.
///
/// @param reporter, reportedAt, reason, resolution from staff only
/// @param reason why `reportedAt` lies back: a note on paper, say
/// @param distinctFrom the ticket it looks like and is not
/// @param follows the ticket it goes on from, which cannot be reopened any more
/// @param sameAs the ticket it is: text and photos go there
public record TicketBody(
        @Nullable String kind,
        @Nullable String category,
        @Nullable PlaceBody place,
        @Nullable String description,
        @Nullable String channel,
        @Nullable Appointment appointment,
        @Nullable List<String> attachments,
        @Nullable ReporterBody reporter,
        @Nullable Instant reportedAt,
        @Nullable String reason,
        @Nullable String resolution,
        @Nullable String distinctFrom,
        @Nullable String follows,
        @Nullable String sameAs) {

    public record PlaceBody(
            @Nullable String unitId,
            @Nullable String buildingId,
            @Nullable String area) {}

    /// Name and phone as they were told.
    public record ReporterBody(
            @Nullable String personId,
            @Nullable String name,
            @Nullable String phone) {}

    List<String> files() {
        return attachments == null ? List.of() : attachments;
    }
}
