package io.guanjia.billing.run;

import io.guanjia.billing.bill.Bill;
import io.guanjia.billing.bill.Draft;
import io.guanjia.billing.bill.DueDate;
import io.guanjia.billing.community.Estate;
import io.guanjia.billing.community.UnitFacts;
import io.guanjia.billing.feeitem.FeeItems;
import io.guanjia.billing.feeitem.Tariff;
import io.guanjia.platform.domain.Command;
import io.guanjia.platform.store.Aggregates;
import io.guanjia.platform.store.Filter;
import io.guanjia.platform.store.PageRequest;
import io.guanjia.platform.store.Scope;
import io.guanjia.platform.web.Ids;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.stream.Collectors;
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
        ZoneId zone = estate.zoneOf(run.communityId());
        DueDate due = DueDate.after(paymentTerm.apply(run.communityId(), at), at, zone);
        List<Tariff> tariffs = tariffsOf(run);
        Map<Fate, Integer> fates = new EnumMap<>(Fate.class);
        for (UnitFacts unit : units) {
            for (Tariff tariff : tariffs) {
                Fate fate = draft(run, unit, tariff, due)
                        .map(draft -> issue(run, draft, at))
                        .orElse(Fate.WITHOUT_PAYER);
                fates.merge(fate, 1, Integer::sum);
            }
        }
        String last = units.size() < UNITS_A_BATCH ? null : units.getLast().unitId();
        return new Batch(
                units.size(),
                fates.getOrDefault(Fate.ISSUED, 0),
                fates.getOrDefault(Fate.ALREADY_ISSUED, 0),
                fates.getOrDefault(Fate.OVERLAPPING, 0),
                fates.getOrDefault(Fate.WITHOUT_PAYER, 0),
                last);
    }

    /// The prices of its start; those of today where they were not kept yet.
    private List<Tariff> tariffsOf(BillingRun run) {
        return run.tariffs().isEmpty() ? feeItems.tariffsOf(run.communityId(), run.feeItems()) : run.tariffs();
    }

    private Optional<Draft> draft(BillingRun run, UnitFacts unit, Tariff tariff, DueDate due) {
        return estate.payerOf(unit.unitId(), tariff.code(), run.span().from())
                .map(payer -> new Draft(
                        run.communityId(),
                        unit.unitId(),
                        payer,
                        tariff.code(),
                        run.span(),
                        List.of(tariff.lineFor(unit.area(), run.span())),
                        due));
    }

    /// What becomes of the draft; another run may have charged all or some of its months.
    private Fate issue(BillingRun run, Draft draft, Instant at) {
        String id = Ids.derive("bill", run.runId(), draft.unitId(), draft.feeItem());
        try {
            bills.create(
                    id,
                    Command.system("billing-run", id, at),
                    change -> Bill.issue(draft, id, numbers.apply(draft.communityId(), at), change));
            return Fate.ISSUED;
        } catch (DuplicateKeyException charged) {
            return standing(draft).containsAll(draft.monthsToCharge()) ? Fate.ALREADY_ISSUED : Fate.OVERLAPPING;
        }
    }

    /// The marks of all bills that charge one of the draft's months.
    private Set<String> standing(Draft draft) {
        List<String> months = draft.monthsToCharge();
        return bills
                .list(
                        Scope.everything(),
                        Filter.all().withAny("monthsCharged", months),
                        new PageRequest(months.size(), null))
                .items()
                .stream()
                .flatMap(stored -> stored.state().monthsCharged().stream())
                .collect(Collectors.toSet());
    }

    /// What becomes of one fee item of one unit.
    private enum Fate {
        ISSUED,
        ALREADY_ISSUED,
        OVERLAPPING,
        WITHOUT_PAYER
    }
}
