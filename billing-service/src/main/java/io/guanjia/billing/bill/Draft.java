package io.guanjia.billing.bill;

import java.time.YearMonth;
import java.util.List;

/// A bill computed but not yet issued: it has no number and binds nobody.
public record Draft(
        String communityId,
        String unitId,
        String payerId,
        String feeItem,
        MonthSpan span,
        List<BillLine> lines,
        DueDate due) {

    /// The months it covers, as `2026-11`.
    List<String> periods() {
        return span.months().stream().map(YearMonth::toString).toList();
    }

    /// One mark a month, of which a live bill has all its own: see {@link Bill#monthsCharged()}.
    public List<String> monthsToCharge() {
        return periods().stream()
                .map(month -> unitId + "|" + feeItem + "|" + month)
                .toList();
    }
}
