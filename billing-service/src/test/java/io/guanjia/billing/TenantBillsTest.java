package io.guanjia.billing;

import static io.guanjia.billing.BillingWorld.call;
import static io.guanjia.billing.bill.BillSamples.NOW;
import static io.guanjia.billing.bill.BillSamples.draft;
import static io.guanjia.billing.bill.BillSamples.draftOfSpring;
import static org.assertj.core.api.Assertions.assertThat;

import io.guanjia.billing.bill.Bill;
import io.guanjia.platform.domain.Command;
import io.guanjia.platform.store.Filter;
import io.guanjia.platform.store.PageRequest;
import io.guanjia.platform.store.Stored;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Unit u1 belongs to an owner and a co-owner and is let to a tenant, who pays; the bill falls due on 7 December 2026.
class TenantBillsTest {

    private final BillingWorld world = new BillingWorld();

    @BeforeEach
    void theUnitIsLet() {
        world.ownerSeesTenantBills = true;
        world.lives("owner", "u1", "owner", "2026-01-01", null);
        world.lives("tenant", "u1", "tenant", "2026-01-01", null, "property");
        issue("of-the-tenant", "u1", "tenant");
    }

    @Test
    void areTheTenantsAloneUnlessTheCommunitySetsOtherwise() {
        assertThat(seenBy("tenant")).containsExactly("of-the-tenant");
        world.ownerSeesTenantBills = false;
        assertThat(seenBy("owner")).isEmpty();
        assertThat(seenBy("tenant")).containsExactly("of-the-tenant");
    }

    @Test
    void areSeenByTheOwnerWhereTheCommunitySetsSo() {
        assertThat(seenBy("owner")).containsExactly("of-the-tenant");
        assertThat(world.bills
                        .get(call("owner", "resident", "k"), "of-the-tenant")
                        .state()
                        .payerId())
                .isEqualTo("tenant");
    }

    @Test
    void doNotLetAnOwnerSeeWhatACoOwnerPays() {
        world.lives("co-owner", "u1", "owner", "2026-01-01", null);
        issue("of-the-co-owner", "u1-parking", "co-owner");
        world.lives("owner", "u1-parking", "owner", "2026-01-01", null);
        world.lives("co-owner", "u1-parking", "owner", "2026-01-01", null);
        assertThat(seenBy("owner")).containsExactly("of-the-tenant");
    }

    @Test
    void areNotSeenByWhoOwnsAnotherUnitOrNoneAnyMore() {
        world.lives("neighbour", "u2", "owner", "2026-01-01", null);
        world.lives("former", "u1", "owner", "2020-01-01", "2026-11-21");
        world.lives("daughter", "u1", "family", "2026-01-01", null);
        assertThat(seenBy("neighbour")).isEmpty();
        assertThat(seenBy("former")).isEmpty();
        assertThat(seenBy("daughter")).isEmpty();
    }

    @Test
    void areNotSeenByABuyerAsFarAsTheyWereDueBefore() {
        world.lives("buyer", "u1", "owner", "2026-11-01", null);
        assertThat(seenBy("buyer")).containsExactly("of-the-tenant");
        issueDueBeforeTheSale();
        assertThat(seenBy("buyer")).containsExactly("of-the-tenant");
        assertThat(seenBy("owner")).containsExactlyInAnyOrder("of-the-tenant", "of-spring");
    }

    private void issueDueBeforeTheSale() {
        world.billStore.create(
                "of-spring",
                Command.system("test", "of-spring", NOW),
                change -> Bill.issue(draftOfSpring("u1", "tenant"), "of-spring", "1", change));
    }

    private void issue(String id, String unit, String payer) {
        world.billStore.create(
                id, Command.system("test", id, NOW), change -> Bill.issue(draft(unit, payer), id, "1", change));
    }

    private List<String> seenBy(String person) {
        return world.bills.list(call(person, "resident", "k"), Filter.all(), new PageRequest(10, null)).items().stream()
                .map(Stored::id)
                .toList();
    }
}
