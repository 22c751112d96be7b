package io.guanjia.owner.residency;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/// Days from the first to the last, both inclusive; without `to` it runs on.
public record Span(LocalDate from, @Nullable LocalDate to) {

    public Span {
        if (to != null && to.isBefore(from)) {
            throw new IllegalArgumentException(to + " is before " + from);
        }
    }

    public boolean covers(LocalDate day) {
        return !day.isBefore(from) && (to == null || !day.isAfter(to));
    }

    public boolean overlaps(Span other) {
        return (to == null || !other.from.isAfter(to)) && (other.to == null || !from.isAfter(other.to));
    }
}
