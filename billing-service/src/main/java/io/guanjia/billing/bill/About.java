package io.guanjia.billing.bill;

import java.time.LocalDate;

/// What every event of a bill says about its bill.
public record About(
        String communityId,
        String billId,
        String number,
        String unitId,
        String payerId,
        String feeItem,
        LocalDate from,
        LocalDate to) {}
