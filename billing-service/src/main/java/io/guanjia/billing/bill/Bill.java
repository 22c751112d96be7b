package io.guanjia.billing.bill;

import io.guanjia.billing.bill.BillEvent.BillCancelled;
import io.guanjia.billing.bill.BillEvent.BillIssued;
import io.guanjia.billing.bill.BillEvent.BillSettled;
import io.guanjia.billing.bill.BillEvent.FeeOverdue;
import io.guanjia.platform.domain.Change;
import io.guanjia.platform.domain.CommonRefusal.WrongStatus;
import io.guanjia.platform.domain.Money;
import io.guanjia.platform.domain.RefusedException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// One fee item of one unit and payer for one span. What it charges is fixed at issue; only what has been paid and the
/// status change. No two live bills charge one (unit, fee item) for the same month: see {@link #monthsCharged()}.
public final class Bill {

    /// Fires at the due instant.
    public static final String DUE = "due";

    private final String communityId;
    private final String billId;
    private final String number;
    private final String unitId;
    private final String payerId;
    private final String feeItem;
    private final MonthSpan span;
    private final List<BillLine> lines;
    private final Money total;
    private final LocalDate dueOn;
    private final Instant dueAt;
    private final List<String> periods;
    private List<Settlement> settlements;
    private BillStatus status;
    private @Nullable List<String> monthsCharged;

    /// For the store, which reads every field back.
    private Bill(
            String communityId,
            String billId,
            String number,
            String unitId,
            String payerId,
            String feeItem,
            MonthSpan span,
            List<BillLine> lines,
            Money total,
            LocalDate dueOn,
            Instant dueAt,
            List<String> periods,
            List<Settlement> settlements,
            BillStatus status,
            @Nullable List<String> monthsCharged) {
        this.communityId = communityId;
        this.billId = billId;
        this.number = number;
        this.unitId = unitId;
        this.payerId = payerId;
        this.feeItem = feeItem;
        this.span = span;
        this.lines = lines;
        this.total = total;
        this.dueOn = dueOn;
        this.dueAt = dueAt;
        this.periods = periods;
        this.settlements = settlements;
        this.status = status;
        this.monthsCharged = monthsCharged;
    }

    /// Issues the bill and arms its due instant.
    public static Bill issue(Draft draft, String billId, String number, Change change) {
        Money total = draft.lines().stream().map(BillLine::amount).reduce(Money.cny(0), Money::plus);
        Bill bill = new Bill(
                draft.communityId(),
                billId,
                number,
                draft.unitId(),
                draft.payerId(),
                draft.feeItem(),
                draft.span(),
                draft.lines(),
                total,
                draft.due().on(),
                draft.due().at(),
                draft.periods(),
                List.of(),
                total.isPositive() ? BillStatus.ISSUED : BillStatus.PAID,
                draft.monthsToCharge());
        change.record(new BillIssued(bill.about(), total, bill.dueOn, bill.dueAt));
        if (total.isPositive()) {
            change.arm(DUE, bill.dueAt);
        }
        return bill;
    }

    /// Takes as much of the amount as is still owed.
    ///
    /// @return what was taken; the rest is the payment's to keep
    public Money settle(String paymentId, Money amount, Change change) {
        mustAllow(BillCommand.SETTLE);
        Money taken = amount.compareTo(balance()) > 0 ? balance() : amount;
        settlements = Stream.concat(settlements.stream(), Stream.of(new Settlement(paymentId, taken)))
                .toList();
        become(balance().isZero() ? BillStatus.PAID : BillStatus.PARTIALLY_PAID);
        if (status == BillStatus.PAID) {
            change.cancel(DUE);
        }
        change.record(new BillSettled(about(), paymentId, taken, paid(), balance(), status.wireName()));
        return taken;
    }

    /// Refuses unless money can be taken for it.
    public void mustTakeMoney() {
        mustAllow(BillCommand.SETTLE);
    }

    /// Reverses the bill; its months may be charged again.
    public void cancel(String reasonCode, Change change) {
        mustAllow(BillCommand.CANCEL);
        become(BillStatus.CANCELLED);
        monthsCharged = null;
        change.cancel(DUE);
        change.record(new BillCancelled(about(), total, reasonCode));
    }

    /// The due instant went by: says so to whoever listens, with the balance of this moment.
    public void fallOverdue(Change change) {
        mustAllow(BillCommand.FALL_OVERDUE);
        change.record(new FeeOverdue(about(), balance(), dueOn));
    }

    private About about() {
        return new About(communityId, billId, number, unitId, payerId, feeItem, span.from(), span.to());
    }

    private void mustAllow(BillCommand command) {
        if (!status.allowed().contains(command)) {
            throw new RefusedException(new WrongStatus(
                    status.wireName(),
                    status.allowed().stream().map(BillCommand::wireName).collect(Collectors.toSet())));
        }
    }

    private void become(BillStatus next) {
        status = next;
    }

    public Money balance() {
        return status == BillStatus.CANCELLED ? nothing() : total.minus(paid());
    }

    public String communityId() {
        return communityId;
    }

    public String billId() {
        return billId;
    }

    public String number() {
        return number;
    }

    public String unitId() {
        return unitId;
    }

    public String payerId() {
        return payerId;
    }

    public String feeItem() {
        return feeItem;
    }

    public MonthSpan span() {
        return span;
    }

    public List<BillLine> lines() {
        return lines;
    }

    public Money total() {
        return total;
    }

    public LocalDate dueOn() {
        return dueOn;
    }

    public Instant dueAt() {
        return dueAt;
    }

    /// The months it covers, as `2026-11`.
    public List<String> periods() {
        return periods;
    }

    /// What it took from the payment so far; nothing when it has not heard of it.
    public Money takenFrom(String paymentId) {
        return settlements.stream()
                .filter(settlement -> settlement.paymentId().equals(paymentId))
                .map(Settlement::amount)
                .reduce(nothing(), Money::plus);
    }

    public Money paid() {
        return settlements.stream().map(Settlement::amount).reduce(nothing(), Money::plus);
    }

    private Money nothing() {
        return new Money(0, total.currency());
    }

    public BillStatus status() {
        return status;
    }

    /// One mark a month this bill charges, unique over all bills: the store refuses a second live bill of the same
    /// unit,
    /// fee item and month, whoever issues it at the same time. Nothing stands there once it is cancelled.
    public List<String> monthsCharged() {
        return monthsCharged == null ? List.of() : monthsCharged;
    }
}
