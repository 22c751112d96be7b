package io.guanjia.billing.run;

import io.guanjia.billing.bill.MonthSpan;
import io.guanjia.billing.feeitem.Tariff;
import io.guanjia.billing.run.BillingRunEvent.BillingRunAdvanced;
import io.guanjia.billing.run.BillingRunEvent.BillingRunFinished;
import io.guanjia.billing.run.BillingRunEvent.BillingRunStarted;
import io.guanjia.platform.domain.Change;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// An intent to bill a community for a span. It goes on batch by batch under its own timer until every unit is done, so
/// a
/// process that dies in the middle only repeats a batch, and a repeated batch issues nothing.
public final class BillingRun {

    /// Fires at once and again after each batch, until the run is finished.
    public static final String CONTINUE = "continue";

    private final String communityId;
    private final String runId;
    private final MonthSpan span;
    private final List<String> feeItems;
    private final List<Tariff> tariffs;
    private final int total;
    private int done;
    private int issued;
    private int alreadyIssued;
    private int overlapping;
    private int withoutPayer;
    private @Nullable String lastUnitId;
    private boolean finished;

    /// For the store, which reads every field back.
    ///
    /// @param tariffs `null` for a run stored before its prices were kept
    /// @param overlapping `null` for a run stored before these were counted
    private BillingRun(
            String communityId,
            String runId,
            MonthSpan span,
            List<String> feeItems,
            @Nullable List<Tariff> tariffs,
            int total,
            int done,
            int issued,
            int alreadyIssued,
            @Nullable Integer overlapping,
            int withoutPayer,
            @Nullable String lastUnitId,
            boolean finished) {
        this.communityId = communityId;
        this.runId = runId;
        this.span = span;
        this.feeItems = feeItems;
        this.tariffs = Objects.requireNonNullElse(tariffs, List.of());
        this.total = total;
        this.done = done;
        this.issued = issued;
        this.alreadyIssued = alreadyIssued;
        this.overlapping = Objects.requireNonNullElse(overlapping, 0);
        this.withoutPayer = withoutPayer;
        this.lastUnitId = lastUnitId;
        this.finished = finished;
    }

    /// Starts the run; its first batch is due at once.
    ///
    /// @param tariffs the prices of this run: one that changes while it goes on is for the next run
    /// @param total units of the community at the start, for the progress
    public static BillingRun start(
            String communityId, String runId, MonthSpan span, List<Tariff> tariffs, int total, Change change) {
        List<String> feeItems = tariffs.stream().map(Tariff::code).toList();
        change.record(new BillingRunStarted(communityId, runId, span.from(), span.to(), feeItems));
        change.arm(CONTINUE, change.at());
        return new BillingRun(communityId, runId, span, feeItems, tariffs, total, 0, 0, 0, 0, 0, null, false);
    }

    /// Takes note of one batch and goes on, or finishes.
    public void advance(Batch batch, Change change) {
        done += batch.units();
        issued += batch.issued();
        alreadyIssued += batch.alreadyIssued();
        overlapping += batch.overlapping();
        withoutPayer += batch.withoutPayer();
        lastUnitId = batch.lastUnitId();
        if (lastUnitId == null) {
            finished = true;
            change.record(new BillingRunFinished(
                    communityId,
                    runId,
                    span.from(),
                    span.to(),
                    feeItems,
                    issued,
                    alreadyIssued,
                    overlapping,
                    withoutPayer));
        } else {
            change.arm(CONTINUE, change.at());
            change.record(new BillingRunAdvanced(communityId, runId, done, issued));
        }
    }

    public String communityId() {
        return communityId;
    }

    public String runId() {
        return runId;
    }

    public MonthSpan span() {
        return span;
    }

    public List<String> feeItems() {
        return feeItems;
    }

    /// The prices of the start; none of a run stored before they were kept.
    public List<Tariff> tariffs() {
        return tariffs;
    }

    public int total() {
        return total;
    }

    public int done() {
        return done;
    }

    public int issued() {
        return issued;
    }

    public int alreadyIssued() {
        return alreadyIssued;
    }

    public int overlapping() {
        return overlapping;
    }

    public int withoutPayer() {
        return withoutPayer;
    }

    public @Nullable String lastUnitId() {
        return lastUnitId;
    }

    public boolean finished() {
        return finished;
    }
}
