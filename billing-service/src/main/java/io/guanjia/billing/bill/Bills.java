package io.guanjia.billing.bill;

import io.guanjia.platform.domain.CommonRefusal.Forbidden;
import io.guanjia.platform.domain.RefusedException;
import io.guanjia.platform.store.Aggregates;
import io.guanjia.platform.store.Filter;
import io.guanjia.platform.store.Outcome;
import io.guanjia.platform.store.Page;
import io.guanjia.platform.store.PageRequest;
import io.guanjia.platform.store.Scope;
import io.guanjia.platform.store.Stored;
import io.guanjia.platform.web.Call;

/// Bills as they are read, and reversed by finance.
public final class Bills {

    private final Aggregates<Bill> bills;
    private final BillReaders readers;

    public Bills(Aggregates<Bill> bills, BillReaders readers) {
        this.bills = bills;
        this.readers = readers;
    }

    public Page<Stored<Bill>> list(Call call, Filter filter, PageRequest page) {
        return bills.list(readers.scopeOf(call.caller(), call.at()), filter, page);
    }

    public Stored<Bill> get(Call call, String billId) {
        return bills.get(billId, readers.scopeOf(call.caller(), call.at()));
    }

    /// Reverses a bill of which nothing has been paid.
    public Outcome<Bill> cancel(Call call, String billId, CancellationReason reason) {
        Bill seen = get(call, billId).state();
        if (!call.caller().has(seen.communityId(), "finance")) {
            throw new RefusedException(new Forbidden());
        }
        return bills.change(
                billId,
                Scope.communities(call.caller().communitiesWith("finance")),
                call.transition(),
                (bill, change) -> bill.cancel(reason.wireName(), change));
    }
}
