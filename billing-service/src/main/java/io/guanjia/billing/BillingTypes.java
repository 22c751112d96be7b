package io.guanjia.billing;

import io.guanjia.billing.bill.Bill;
import io.guanjia.billing.bill.BillEvent;
import io.guanjia.billing.feeitem.FeeItem;
import io.guanjia.billing.feeitem.FeeItemEvent;
import io.guanjia.billing.payment.Booking;
import io.guanjia.billing.payment.Payment;
import io.guanjia.billing.payment.PaymentEvent;
import io.guanjia.billing.run.BatchIssuer;
import io.guanjia.billing.run.BillingRun;
import io.guanjia.billing.run.BillingRunEvent;
import io.guanjia.platform.store.AggregateType;
import java.util.List;
import java.util.Map;

/// The aggregates of billing: where they stand, what they say, what their timers do.
final class BillingTypes {

    private BillingTypes() {}

    static AggregateType<FeeItem> feeItems() {
        return new AggregateType<>(
                "fee_items",
                FeeItem.class,
                FeeItemEvent.CATALOG,
                Map.of(),
                List.of(List.of("communityId"), List.of("unique:communityId", "code")));
    }

    static AggregateType<Bill> bills() {
        return new AggregateType<>(
                "bills",
                Bill.class,
                BillEvent.CATALOG,
                Map.of(Bill.DUE, (stored, bill, change) -> bill.fallOverdue(change)),
                List.of(
                        List.of("communityId", "status"),
                        List.of("unitId"),
                        List.of("payerId"),
                        List.of("unique:monthsCharged")));
    }

    static AggregateType<BillingRun> runs(BatchIssuer issuer) {
        return new AggregateType<>(
                "billing_runs",
                BillingRun.class,
                BillingRunEvent.CATALOG,
                Map.of(
                        BillingRun.CONTINUE,
                        (stored, run, change) -> run.advance(issuer.issueNext(run, change.at()), change)),
                List.of(List.of("communityId")));
    }

    static AggregateType<Payment> payments(Booking booking) {
        return new AggregateType<>(
                "payments",
                Payment.class,
                PaymentEvent.CATALOG,
                Map.of(
                        Payment.CONTINUE,
                        (stored, payment, change) -> payment.finish(booking.book(payment, change.at()), change)),
                List.of(List.of("communityId", "status"), List.of("payerId")));
    }
}
