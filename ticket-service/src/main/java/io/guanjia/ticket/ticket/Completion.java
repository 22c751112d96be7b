package io.guanjia.ticket.ticket;

import io.guanjia.platform.domain.Money;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What was done, with what, in how many minutes.
public record Completion(
        String resolution,
        @Nullable String component,
        List<Part> parts,
        @Nullable Integer labourMinutes) {

    /// A part used; `price` of one.
    public record Part(
            String name, BigDecimal quantity, @Nullable Money price) {}
}
