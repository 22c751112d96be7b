package io.guanjia.billing.bill;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.guanjia.platform.domain.DomainEvent;
import io.guanjia.platform.domain.Money;
import io.guanjia.platform.store.EventCatalog;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/// What happens to a bill.
public sealed interface BillEvent extends DomainEvent {

    /// The names on the wire.
    EventCatalog CATALOG = EventCatalog.of("billing", BillEvent.class, event -> switch (event) {
        case BillIssued said -> "bill.issued";
        case BillSettled said -> "bill.settled";
        case BillCancelled said -> "bill.cancelled";
        case FeeOverdue said -> "fee.overdue";
    });

    /// The bill was issued to its payer. `bill.issued`
    record BillIssued(@JsonUnwrapped About about, Money total, LocalDate dueOn, Instant dueAt) implements BillEvent {}

    /// A payment settled all or part of it. `bill.settled`
    record BillSettled(
            @JsonUnwrapped About about, String paymentId, Money amount, Money paid, Money balance, String status)
            implements BillEvent {}

    /// It was reversed before anything was paid. `bill.cancelled`
    record BillCancelled(
            @JsonUnwrapped About about,
            Money total,
            @Nullable String reasonCode) implements BillEvent {}

    /// Its due instant went by with a balance; only its payer is told. `fee.overdue`
    record FeeOverdue(@JsonUnwrapped About about, Money balance, LocalDate dueOn) implements BillEvent {}
}
