package io.guanjia.billing.bill;

import io.guanjia.billing.community.Estate;
import io.guanjia.billing.community.Tenancy;
import io.guanjia.platform.store.Between;
import io.guanjia.platform.store.Scope;
import io.guanjia.platform.web.Caller;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.BiPredicate;

/// Who may see bills and payments: staff who deal with money or answer questions about it, in their
/// communities, and the payer alone of the rest, signed in as themselves. A co-owner who is not the payer is
/// not told. Where the community sets so, an owner sees the bills of the tenants, as far as they fell due in
/// the owner's own time.
public final class BillReaders {

    private static final String[] STAFF = {"finance", "cashier", "agent", "manager", "auditor"};

    private final Estate estate;
    private final BiPredicate<String, Instant> ownerSeesTenantBills;

    /// Readers of bills.
    ///
    /// @param ownerSeesTenantBills what a community has set at an instant
    public BillReaders(Estate estate, BiPredicate<String, Instant> ownerSeesTenantBills) {
        this.estate = estate;
        this.ownerSeesTenantBills = ownerSeesTenantBills;
    }

    /// The bills that the caller may see.
    public Scope scopeOf(Caller caller, Instant at) {
        return estate.tenanciesUnder(caller.subject(), at).stream()
                .filter(tenancy -> caller.ownCommunities().contains(tenancy.communityId()))
                .filter(tenancy -> ownerSeesTenantBills.test(tenancy.communityId(), at))
                .map(BillReaders::billsOf)
                .reduce(staffAndPayer(caller), Scope::or);
    }

    private static Scope billsOf(Tenancy tenancy) {
        return new Scope(List.of(Map.of(
                "unitId", List.of(tenancy.unitId()),
                "payerId", tenancy.tenants(),
                "dueAt", List.of(new Between(tenancy.since(), null)))));
    }

    /// What only staff and the payer may see.
    public static Scope staffAndPayer(Caller caller) {
        Scope own = new Scope(
                List.of(Map.of("communityId", caller.ownCommunities(), "payerId", List.of(caller.subject()))));
        return Scope.communities(caller.communitiesWith(STAFF)).or(own);
    }
}
