package io.guanjia.owner.residency;

import io.guanjia.owner.OwnerProblem.AlreadyResident;
import io.guanjia.owner.OwnerProblem.PayerTaken;
import io.guanjia.platform.domain.RefusedException;
import java.util.Map;

/// All residencies of one unit by id, as they stood at one moment. Guards two rules over several documents:
/// exactly one payer per unit, fee item and day; nobody lives twice in a unit on the same day. Whoever passes
/// the check takes the next turn, which only one can have.
public record Household(Map<String, Residency> residencies) {

    void check(String id, String personId, ResidencyTerms terms) {
        residencies.forEach((otherId, other) -> {
            if (otherId.equals(id)) {
                return;
            }
            if (other.personId().equals(personId) && other.terms().span().overlaps(terms.span())) {
                throw new RefusedException(new AlreadyResident(otherId));
            }
            other.terms().paysTogetherWith(terms).ifPresent(feeItem -> {
                Span span = other.terms().span();
                throw new RefusedException(new PayerTaken(feeItem, otherId, span.from(), span.to()));
            });
        });
    }

    long nextTurn() {
        return 1
                + residencies.values().stream().mapToLong(Residency::turn).max().orElse(0);
    }
}
