package io.guanjia.ticket.archive;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/// Who lives in or owns a unit, from day to day; `to` is the first day that does not count any more.
public record Residency(
        String communityId,
        String residencyId,
        String unitId,
        String personId,
        LocalDate from,
        @Nullable LocalDate to) {

    boolean covers(LocalDate day) {
        return !day.isBefore(from) && (to == null || day.isBefore(to));
    }
}
