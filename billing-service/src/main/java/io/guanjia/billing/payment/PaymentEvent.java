package io.guanjia.billing.payment;

import io.guanjia.platform.domain.DomainEvent;
import io.guanjia.platform.domain.Money;
import io.guanjia.platform.store.EventCatalog;
import java.util.List;

/// What happens to a payment.
public sealed interface PaymentEvent extends DomainEvent {

    /// The names on the wire.
    EventCatalog CATALOG = EventCatalog.of("billing", PaymentEvent.class, event -> switch (event) {
        case PaymentTaken said -> "payment.taken";
        case PaymentReceived said -> "payment.received";
    });

    /// Money was taken in; which bills it settles follows. `payment.taken`
    record PaymentTaken(
            String communityId, String paymentId, List<String> billIds, String payerId, Money amount, String provider)
            implements PaymentEvent {}

    /// The money is booked on its bills. `payment.received`
    record PaymentReceived(
            String communityId,
            String paymentId,
            List<String> billIds,
            String payerId,
            Money amount,
            Money unallocated,
            String provider)
            implements PaymentEvent {}
}
