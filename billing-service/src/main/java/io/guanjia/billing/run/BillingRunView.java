package io.guanjia.billing.run;

import io.guanjia.platform.store.Stored;
import java.time.LocalDate;
import java.util.List;

/// How far a run is: `status` running or finished, `done` of `total` units, and what became of them.
public record BillingRunView(
        String id,
        String communityId,
        LocalDate from,
        LocalDate to,
        List<String> feeItems,
        String status,
        int done,
        int total,
        int issued,
        int alreadyIssued,
        int overlapping,
        int withoutPayer) {

    static BillingRunView of(Stored<BillingRun> stored) {
        BillingRun run = stored.state();
        return new BillingRunView(
                stored.id(),
                run.communityId(),
                run.span().from(),
                run.span().to(),
                run.feeItems(),
                run.finished() ? "finished" : "running",
                run.done(),
                run.total(),
                run.issued(),
                run.alreadyIssued(),
                run.overlapping(),
                run.withoutPayer());
    }
}
