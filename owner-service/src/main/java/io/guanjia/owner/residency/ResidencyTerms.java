package io.guanjia.owner.residency;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The terms of a residency: `share` of the ownership (0–1, for owners), and the fee items this person pays
/// for the unit on its days.
public record ResidencyTerms(ResidencyKind kind, @Nullable BigDecimal share, Span span, List<String> payerOf) {

    public ResidencyTerms {
        payerOf = payerOf.stream().distinct().sorted().toList();
    }

    /// The first fee item that both would pay on the same day.
    public Optional<String> paysTogetherWith(ResidencyTerms other) {
        return span.overlaps(other.span)
                ? payerOf.stream().filter(other.payerOf::contains).findFirst()
                : Optional.empty();
    }
}
