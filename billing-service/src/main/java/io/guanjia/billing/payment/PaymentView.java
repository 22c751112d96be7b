package io.guanjia.billing.payment;

import io.guanjia.platform.domain.Money;
import io.guanjia.platform.store.Stored;
import java.time.Instant;
import java.util.List;

/// A payment as the desk and its payer see it; `status` is pending until it is booked on its bills, then
/// settled, or unallocated where a part of it found none.
public record PaymentView(
        String id,
        String communityId,
        List<String> billIds,
        String payerId,
        String provider,
        Money amount,
        List<Allocation> allocations,
        Money unallocated,
        String status,
        Instant createdAt) {

    static PaymentView of(Stored<Payment> stored) {
        Payment payment = stored.state();
        return new PaymentView(
                stored.id(),
                payment.communityId(),
                payment.billIds(),
                payment.payerId(),
                payment.provider(),
                payment.amount(),
                payment.allocations(),
                payment.unallocated(),
                payment.status().wireName(),
                stored.createdAt());
    }
}
