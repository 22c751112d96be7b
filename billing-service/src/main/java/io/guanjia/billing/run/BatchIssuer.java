package io.guanjia.billing.run;

import io.guanjia.billing.bill.Bill;
import io.guanjia.billing.bill.Draft;
import io.guanjia.billing.bill.DueDate;
import io.guanjia.billing.community.Estate;
import io.guanjia.billing.community.UnitFacts;
import io.guanjia.billing.feeitem.FeeItem;
import io.guanjia.billing.feeitem.FeeItems;
import io.guanjia.platform.domain.Command;
import io.guanjia.platform.store.Aggregates;
import io.guanjia.platform.web.Ids;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import org.springframework.dao.DuplicateKeyException;

/// Issues the bills of one batch of units. Doing a batch again issues nothing new: a bill's id is derived from its run,
/// unit and fee item, and the months it charges are unique over all runs.
public final class BatchIssuer {

    static final int UNITS_A_BATCH = 200;

    private final Estate estate;
    private final FeeItems feeItems;
    private final Aggregates<Bill> bills;
    private final BiFunction<String, Instant, Duration> paymentTerm;
    private final BiFunction<String, Instant, String> numbers;

    /// Issues into `bills`.
    ///
    /// @param paymentTerm how long payers of a community have, as set at an instant
    /// @param numbers the next bill number of a community at an instant
    public BatchIssuer(
            Estate estate,
            FeeItems feeItems,
            Aggregates<Bill> bills,
            BiFunction<String, Instant, Duration> paymentTerm,
            BiFunction<String, Instant, String> numbers) {
        this.estate = estate;
        this.feeItems = feeItems;
        this.bills = bills;
        this.paymentTerm = paymentTerm;
        this.numbers = numbers;
    }

    /// The next batch of the run, from the unit after its last one on.
    public Batch issueNext(BillingRun run, Instant at) {
        List<UnitFacts> units = estate.unitsAfter(run.lastUnitId(), run.communityId(), UNITS_A_BATCH);
        List<FeeItem> items = feeItems.byCodes(run.communityId(), run.feeItems());
        ZoneId zone = estate.zoneOf(run.communityId());
        DueDate due = DueDate.after(paymentTerm.apply(run.communityId(), at), at, zone);
        int issued = 0;
        int alreadyIssued = 0;
        int withoutPayer = 0;
        for (UnitFacts unit : units) {
            for (FeeItem item : items) {
                Optional<Draft> draft = draft(run, unit, item, due);
                if (draft.isEmpty()) {
                    withoutPayer++;
                } else if (issue(run, draft.get(), at)) {
                    issued++;
                } else {
                    alreadyIssued++;
                }
            }
        }
        String last = units.size() < UNITS_A_BATCH ? null : units.getLast().unitId();
        return new Batch(units.size(), issued, alreadyIssued, withoutPayer, last);
    }

    private Optional<Draft> draft(BillingRun run, UnitFacts unit, FeeItem item, DueDate due) {
        return estate.payerOf(unit.unitId(), item.code(), run.span().from())
                .map(payer -> new Draft(
                        run.communityId(),
                        unit.unitId(),
                        payer,
                        item.code(),
                        run.span(),
                        List.of(item.lineFor(unit.area(), run.span())),
                        due));
    }

    /// Whether the bill is this run's; false when another run has charged one of its months.
    private boolean issue(BillingRun run, Draft draft, Instant at) {
        String id = Ids.derive("bill", run.runId(), draft.unitId(), draft.feeItem());
        try {
            bills.create(
                    id,
                    Command.system("billing-run", id, at),
                    change -> Bill.issue(draft, id, numbers.apply(draft.communityId(), at), change));
            return true;
        } catch (DuplicateKeyException charged) {
            return false;
        }
    }
}
