package io.guanjia.billing.bill;

import java.util.List;

/// A bill computed but not yet issued: it has no number and binds nobody.
public record Draft(
        String communityId,
        String unitId,
        String payerId,
        String feeItem,
        MonthSpan span,
        List<BillLine> lines,
        DueDate due) {}
