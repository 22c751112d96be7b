package io.guanjia.owner.residency;

import io.guanjia.platform.store.Stored;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

record ResidencyView(
        String id,
        String communityId,
        String unitId,
        String personId,
        ResidencyKind kind,
        @Nullable String share,
        LocalDate from,
        @Nullable LocalDate to,
        List<String> payerOf,
        boolean ended,
        long revision) {

    static ResidencyView of(Stored<Residency> stored) {
        Residency residency = stored.state();
        ResidencyTerms terms = residency.terms();
        return new ResidencyView(
                stored.id(),
                residency.communityId(),
                residency.unitId(),
                residency.personId(),
                terms.kind(),
                terms.share() == null ? null : terms.share().toPlainString(),
                terms.span().from(),
                terms.span().to(),
                terms.payerOf(),
                residency.ended(),
                stored.revision());
    }
}
