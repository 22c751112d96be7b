package io.guanjia.billing.bill;

import io.guanjia.platform.domain.Money;
import io.guanjia.platform.store.Stored;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/// A bill as its payer and the clerks see it.
public record BillView(
        String id,
        String number,
        String communityId,
        String unitId,
        String payerId,
        String feeItem,
        LocalDate from,
        LocalDate to,
        String status,
        LocalDate dueOn,
        Instant dueAt,
        List<LineView> lines,
        Money total,
        Money paid,
        Money lateFee,
        Money balance,
        long revision) {

    /// One line with what a clerk reads out: area × months × rate, and on what basis.
    public record LineView(
            String description, BigDecimal quantity, BigDecimal unitPrice, Money amount, Explanation explanation) {}

    public record Explanation(String formula, BigDecimal area, int months, String basis, long tariffVersion) {}

    static BillView of(Stored<Bill> stored) {
        Bill bill = stored.state();
        return new BillView(
                stored.id(),
                bill.number(),
                bill.communityId(),
                bill.unitId(),
                bill.payerId(),
                bill.feeItem(),
                bill.span().from(),
                bill.span().to(),
                bill.status().wireName(),
                bill.dueOn(),
                bill.dueAt(),
                bill.lines().stream().map(BillView::line).toList(),
                bill.total(),
                bill.paid(),
                new Money(0, bill.total().currency()),
                bill.balance(),
                stored.revision());
    }

    private static LineView line(BillLine line) {
        return new LineView(
                line.description(),
                line.quantity(),
                line.unitPrice(),
                line.amount(),
                new Explanation(line.formula(), line.area(), line.months(), line.basis(), line.tariffVersion()));
    }
}
