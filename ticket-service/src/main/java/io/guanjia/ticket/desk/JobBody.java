package io.guanjia.ticket.desk;

import io.guanjia.ticket.ticket.Completion;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What comes with a worker's transition; each reads what concerns it.
///
/// @param occurredAt when it happened, if not now
/// @param onBehalfOf the worker for whom agent or shift leader speak, `via` radio or phone
public record JobBody(
        @Nullable Instant occurredAt,
        @Nullable String onBehalfOf,
        @Nullable String via,
        @Nullable String reason,
        @Nullable Instant until,
        @Nullable String to,
        @Nullable String resolution,
        @Nullable String component,
        @Nullable List<Completion.Part> parts,
        @Nullable Integer labourMinutes,
        @Nullable List<String> attachments)
        implements Told {

    static JobBody empty() {
        return new JobBody(null, null, null, null, null, null, null, null, null, null, null);
    }

    List<String> files() {
        return attachments == null ? List.of() : attachments;
    }

    JobBody occurred(@Nullable Instant at) {
        return at == null ? this : at(at);
    }

    /// The same, whenever it happened.
    JobBody whenever() {
        return at(null);
    }

    private JobBody at(@Nullable Instant at) {
        return new JobBody(
                at, onBehalfOf, via, reason, until, to, resolution, component, parts, labourMinutes, attachments);
    }
}
