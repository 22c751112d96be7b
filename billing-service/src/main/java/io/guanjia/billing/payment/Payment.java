package io.guanjia.billing.payment;

import io.guanjia.billing.payment.PaymentEvent.PaymentReceived;
import io.guanjia.billing.payment.PaymentEvent.PaymentTaken;
import io.guanjia.platform.domain.Change;
import io.guanjia.platform.domain.CommonRefusal.WrongStatus;
import io.guanjia.platform.domain.Money;
import io.guanjia.platform.domain.RefusedException;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// An intent to book money on bills. Taking it is one write, booking it on each bill another; a process that dies
/// between
/// them leaves the armed timer, which books the rest. Each bill remembers the payment, so it is booked once.
public final class Payment {

    /// Fires when the booking was not finished by the one who began it.
    public static final String CONTINUE = "continue";

    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private final String communityId;
    private final String paymentId;
    private final List<String> billIds;
    private final String payerId;
    private final Money amount;
    private final String provider;
    private List<Allocation> allocations;
    private PaymentStatus status;

    /// For the store, which reads every field back.
    ///
    /// @param status `null` for a payment stored before it was kept; then what is allocated tells
    private Payment(
            String communityId,
            String paymentId,
            List<String> billIds,
            String payerId,
            Money amount,
            String provider,
            List<Allocation> allocations,
            @Nullable PaymentStatus status) {
        this.communityId = communityId;
        this.paymentId = paymentId;
        this.billIds = billIds;
        this.payerId = payerId;
        this.amount = amount;
        this.provider = provider;
        this.allocations = allocations;
        this.status = status == null ? statusOfBefore() : status;
    }

    /// Takes the money in, to be booked on the bills in the given order.
    public static Payment take(
            String communityId,
            String paymentId,
            List<String> billIds,
            String payerId,
            Money amount,
            String provider,
            Change change) {
        change.record(new PaymentTaken(communityId, paymentId, billIds, payerId, amount, provider));
        change.arm(CONTINUE, change.at().plus(PATIENCE));
        return new Payment(
                communityId, paymentId, billIds, payerId, amount, provider, List.of(), PaymentStatus.PENDING);
    }

    /// The booking is done. What no bill took, because another payment came first, stays in sight as unallocated.
    ///
    /// @throws RefusedException {@link WrongStatus} when it is done already
    public void finish(List<Allocation> booked, Change change) {
        if (settled()) {
            throw new RefusedException(new WrongStatus(status.wireName(), Set.of()));
        }
        allocations = booked;
        become(statusOnceBooked());
        change.cancel(CONTINUE);
        change.record(new PaymentReceived(communityId, paymentId, billIds, payerId, amount, unallocated(), provider));
    }

    /// The part of the amount that no bill took.
    public Money unallocated() {
        return settled() ? left() : new Money(0, amount.currency());
    }

    private Money left() {
        return allocations.stream().map(Allocation::amount).reduce(amount, Money::minus);
    }

    private PaymentStatus statusOfBefore() {
        return allocations.isEmpty() ? PaymentStatus.PENDING : statusOnceBooked();
    }

    private PaymentStatus statusOnceBooked() {
        return left().isZero() ? PaymentStatus.SETTLED : PaymentStatus.UNALLOCATED;
    }

    private void become(PaymentStatus next) {
        status = next;
    }

    public String communityId() {
        return communityId;
    }

    public String paymentId() {
        return paymentId;
    }

    public List<String> billIds() {
        return billIds;
    }

    public String payerId() {
        return payerId;
    }

    public Money amount() {
        return amount;
    }

    public String provider() {
        return provider;
    }

    public List<Allocation> allocations() {
        return allocations;
    }

    public PaymentStatus status() {
        return status;
    }

    /// Whether the booking is done.
    public boolean settled() {
        return status != PaymentStatus.PENDING;
    }
}
