package io.guanjia.billing.community;

import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// What billing keeps of a residency: who pays which fee items of the unit, from when to when (both days included).
///
/// @param kind owner, tenant, family or company-staff; family, which opens no bills, where it was not kept yet
public record ResidencyFacts(
        String communityId,
        String residencyId,
        String unitId,
        String personId,
        String kind,
        LocalDate from,
        @Nullable LocalDate to,
        List<String> payerOf) {

    public ResidencyFacts {
        kind = Objects.requireNonNullElse(kind, "family");
    }

    boolean paysOn(String feeItem, LocalDate day) {
        return payerOf.contains(feeItem) && covers(day);
    }

    boolean covers(LocalDate day) {
        return !day.isBefore(from) && (to == null || !day.isAfter(to));
    }
}
