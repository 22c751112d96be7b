package io.guanjia.billing;

import io.guanjia.billing.bill.Bill;
import io.guanjia.billing.bill.BillReaders;
import io.guanjia.billing.bill.BillSamples;
import io.guanjia.billing.bill.Bills;
import io.guanjia.billing.community.CommunityFacts;
import io.guanjia.billing.community.Estate;
import io.guanjia.billing.community.ResidencyFacts;
import io.guanjia.billing.community.UnitFacts;
import io.guanjia.billing.feeitem.FeeItem;
import io.guanjia.billing.feeitem.FeeItems;
import io.guanjia.billing.payment.Booking;
import io.guanjia.billing.payment.Payment;
import io.guanjia.billing.payment.PaymentDesk;
import io.guanjia.billing.run.BatchIssuer;
import io.guanjia.billing.run.BillingRun;
import io.guanjia.billing.run.BillingRuns;
import io.guanjia.platform.domain.Command;
import io.guanjia.platform.event.InMemoryProjections;
import io.guanjia.platform.event.Projections;
import io.guanjia.platform.store.Filter;
import io.guanjia.platform.store.InMemoryAggregates;
import io.guanjia.platform.store.PageRequest;
import io.guanjia.platform.store.Scope;
import io.guanjia.platform.web.Call;
import io.guanjia.platform.web.Caller;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/// Billing over the in-memory doubles: community `sun` with the property fee set up, no units yet.
final class BillingWorld {

    private final Projections<CommunityFacts> communities = new InMemoryProjections<>();
    private final Projections<UnitFacts> units = new InMemoryProjections<>();
    private final Projections<ResidencyFacts> residencies = new InMemoryProjections<>();
    private final AtomicLong numbers = new AtomicLong();
    private final Estate estate = new Estate(communities, units, residencies);

    final InMemoryAggregates<FeeItem> feeItemStore = new InMemoryAggregates<>(BillingTypes.feeItems());
    final InMemoryAggregates<Bill> billStore = new InMemoryAggregates<>(BillingTypes.bills());
    final FeeItems feeItems = new FeeItems(feeItemStore, estate);
    boolean ownerSeesTenantBills;
    final Bills bills = new Bills(billStore, new BillReaders(estate, (community, at) -> ownerSeesTenantBills));
    final BatchIssuer issuer = new BatchIssuer(
            estate,
            feeItems,
            billStore,
            (community, at) -> Duration.ofDays(15),
            (community, at) -> "261122-" + numbers.incrementAndGet());
    final InMemoryAggregates<BillingRun> runStore = new InMemoryAggregates<>(BillingTypes.runs(issuer));
    final BillingRuns runs = new BillingRuns(runStore, estate, feeItems);
    final Booking booking = new Booking(billStore);
    final InMemoryAggregates<Payment> paymentStore = new InMemoryAggregates<>(BillingTypes.payments(booking));
    final PaymentDesk desk = new PaymentDesk(paymentStore, billStore, booking);

    BillingWorld() {
        communities.save("sun", 1, new CommunityFacts("sun", "Asia/Shanghai", "CNY"));
        feeItems.define(
                call("finance", "finance", "define"),
                "sun",
                "property",
                new FeeItems.Terms("物业费", new BigDecimal("2.80"), "合同"));
    }

    /// A new price of the property fee from now on.
    void reprice(String rate) {
        feeItemStore.change(
                feeItemStore
                        .list(Scope.everything(), Filter.all(), new PageRequest(1, null))
                        .items()
                        .getFirst()
                        .id(),
                Scope.everything(),
                Command.system("test", "reprice", BillSamples.NOW),
                (item, change) -> item.reprice("物业费", new BigDecimal(rate), "业主大会决定", change));
    }

    /// A sold unit of 100 m² whose owner `p-<unit>` pays from 2020 to the given day.
    void unit(String unitId, String until) {
        units.save(unitId, 1, new UnitFacts("sun", unitId, "1-1-" + unitId, new BigDecimal("100")));
        lives("p-" + unitId, unitId, "owner", "2020-01-01", until, "property");
    }

    void lives(String person, String unitId, String kind, String from, @Nullable String to, String... payerOf) {
        String id = "r-" + person + unitId;
        residencies.save(
                id,
                1,
                new ResidencyFacts(
                        "sun",
                        id,
                        unitId,
                        person,
                        kind,
                        LocalDate.parse(from),
                        to == null ? null : LocalDate.parse(to),
                        List.of(payerOf)));
    }

    static Call call(String subject, String role, String key) {
        return call(subject, role, key, "fingerprint of " + key);
    }

    static Call call(String subject, String role, String key, String fingerprint) {
        return new Call(
                new Caller(subject, Map.of("sun", Set.of(role))),
                "POST /api/v1/test",
                key,
                fingerprint,
                null,
                Locale.ENGLISH,
                BillSamples.NOW,
                BillSamples.NOW.plusSeconds(900));
    }
}
