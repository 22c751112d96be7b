package io.guanjia.billing.run;

import io.guanjia.platform.domain.DomainEvent;
import io.guanjia.platform.store.EventCatalog;
import java.time.LocalDate;
import java.util.List;

/// What happens to a billing run.
public sealed interface BillingRunEvent extends DomainEvent {

    /// The names on the wire.
    EventCatalog CATALOG = EventCatalog.of("billing", BillingRunEvent.class, event -> switch (event) {
        case BillingRunStarted said -> "billing-run.started";
        case BillingRunAdvanced said -> "billing-run.advanced";
        case BillingRunFinished said -> "billing-run.finished";
    });

    /// `billing-run.started`
    record BillingRunStarted(String communityId, String runId, LocalDate from, LocalDate to, List<String> feeItems)
            implements BillingRunEvent {}

    /// One more batch of units is done. `billing-run.advanced`
    record BillingRunAdvanced(String communityId, String runId, int done, int issued) implements BillingRunEvent {}

    /// Every unit of the community has been looked at. `billing-run.finished`
    record BillingRunFinished(
            String communityId,
            String runId,
            LocalDate from,
            LocalDate to,
            List<String> feeItems,
            int issued,
            int alreadyIssued,
            int overlapping,
            int withoutPayer)
            implements BillingRunEvent {}
}
