package io.guanjia.billing.feeitem;

import io.guanjia.platform.store.Stored;
import java.math.BigDecimal;

/// A fee item as finance sets it up; `rate` in yuan per square metre and month.
public record FeeItemView(
        String id,
        String communityId,
        String code,
        String name,
        String formula,
        BigDecimal rate,
        String basis,
        long tariffVersion) {

    static FeeItemView of(Stored<FeeItem> stored) {
        FeeItem item = stored.state();
        return new FeeItemView(
                stored.id(),
                item.communityId(),
                item.code(),
                item.name(),
                item.formula(),
                item.rate(),
                item.basis(),
                item.tariffVersion());
    }
}
