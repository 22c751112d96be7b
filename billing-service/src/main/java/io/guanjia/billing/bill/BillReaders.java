package io.guanjia.billing.bill;

import io.guanjia.platform.store.Scope;
import io.guanjia.platform.web.Caller;
import java.util.List;
import java.util.Map;

/// Who may see bills and payments: staff who deal with money or answer questions about it, in their communities, and
/// the
/// payer alone of the rest. A co-owner who is not the payer is not told.
public final class BillReaders {

    private static final String[] STAFF = {"finance", "cashier", "agent", "manager", "auditor"};

    private BillReaders() {}

    public static Scope scopeOf(Caller caller) {
        Scope own = new Scope(List.of(Map.of("payerId", List.of(caller.subject()))));
        return Scope.communities(caller.communitiesWith(STAFF)).or(own);
    }
}
