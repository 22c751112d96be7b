package io.guanjia.billing.payment;

import io.guanjia.billing.bill.Bill;
import io.guanjia.platform.domain.Command;
import io.guanjia.platform.domain.CommonRefusal.WrongStatus;
import io.guanjia.platform.domain.Money;
import io.guanjia.platform.domain.RefusedException;
import io.guanjia.platform.store.Aggregates;
import io.guanjia.platform.store.Scope;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/// Books payments on bills, each on each once however often it is tried: the bill's journal remembers the payment.
public final class Booking {

    private final Aggregates<Bill> bills;

    public Booking(Aggregates<Bill> bills) {
        this.bills = bills;
    }

    /// Books the payment on its bills, in order, each taking no more than it still owes.
    public List<Allocation> book(Payment payment, Instant at) {
        List<Allocation> booked = new ArrayList<>();
        Money left = payment.amount();
        for (String billId : payment.billIds()) {
            Money taken = book(payment.paymentId(), billId, left, at);
            if (taken.isPositive()) {
                booked.add(new Allocation(billId, taken));
            }
            left = left.minus(taken);
        }
        return booked;
    }

    private Money book(String paymentId, String billId, Money left, Instant at) {
        Money nothing = new Money(0, left.currency());
        if (left.isZero()) {
            return nothing;
        }
        try {
            return bills.change(
                            billId,
                            Scope.everything(),
                            Command.system("payment", paymentId, at),
                            (bill, change) -> bill.settle(paymentId, left, change))
                    .stored()
                    .state()
                    .takenFrom(paymentId);
        } catch (RefusedException refused) {
            if (refused.refusal() instanceof WrongStatus) {
                // paid by somebody else or cancelled meanwhile: the payment keeps the money in sight as unallocated
                return nothing;
            }
            throw refused;
        }
    }
}
