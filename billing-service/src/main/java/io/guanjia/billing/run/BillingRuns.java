package io.guanjia.billing.run;

import io.guanjia.billing.bill.MonthSpan;
import io.guanjia.billing.community.Estate;
import io.guanjia.billing.feeitem.FeeItems;
import io.guanjia.platform.store.Aggregates;
import io.guanjia.platform.store.Outcome;
import io.guanjia.platform.store.Scope;
import io.guanjia.platform.store.Stored;
import io.guanjia.platform.web.Call;
import io.guanjia.platform.web.Caller;
import java.util.List;

/// Starts billing runs and says how far they are.
public final class BillingRuns {

    private final Aggregates<BillingRun> runs;
    private final Estate estate;
    private final FeeItems feeItems;

    public BillingRuns(Aggregates<BillingRun> runs, Estate estate, FeeItems feeItems) {
        this.runs = runs;
        this.estate = estate;
        this.feeItems = feeItems;
    }

    /// Starts a run; its bills follow within moments.
    public Outcome<BillingRun> start(Call call, String communityId, MonthSpan span, List<String> codes) {
        call.caller().require(communityId, "finance");
        estate.zoneOf(communityId);
        String id = call.newId();
        return runs.create(
                id,
                call.create(),
                change -> BillingRun.start(
                        communityId,
                        id,
                        span,
                        feeItems.tariffsOf(communityId, codes),
                        estate.unitCount(communityId),
                        change));
    }

    public Stored<BillingRun> get(Caller caller, String runId) {
        return runs.get(runId, Scope.communities(caller.communitiesWith("finance", "manager", "auditor")));
    }
}
