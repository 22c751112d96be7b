package io.guanjia.billing;

import static io.guanjia.billing.BillingWorld.call;
import static io.guanjia.billing.bill.BillSamples.NOW;
import static io.guanjia.billing.bill.BillSamples.QUARTER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.guanjia.billing.bill.Bill;
import io.guanjia.billing.bill.CancellationReason;
import io.guanjia.billing.bill.MonthSpan;
import io.guanjia.billing.run.BillingRun;
import io.guanjia.platform.domain.CommonRefusal.Forbidden;
import io.guanjia.platform.domain.CommonRefusal.InvalidRequest;
import io.guanjia.platform.domain.CommonRefusal.NotFound;
import io.guanjia.platform.domain.Money;
import io.guanjia.platform.domain.RefusedException;
import io.guanjia.platform.store.Filter;
import io.guanjia.platform.store.PageRequest;
import io.guanjia.platform.store.Scope;
import io.guanjia.platform.store.Stored;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class BillingRunsTest {

    private final BillingWorld world = new BillingWorld();

    @Test
    void billsEveryUnitThatSomebodyPaysFor() {
        world.unit("u1", "2030-12-31");
        world.unit("u2", "2030-12-31");
        world.unit("sold-on", "2026-09-30");

        BillingRun run = runToTheEnd("r1", QUARTER);

        assertThat(run.finished()).isTrue();
        assertThat(List.of(run.issued(), run.withoutPayer(), run.done(), run.total()))
                .containsExactly(2, 1, 3, 3);
        assertThat(bills()).extracting(bill -> bill.payerId()).containsExactlyInAnyOrder("p-u1", "p-u2");
        assertThat(bills()).extracting(Bill::total).containsOnly(Money.cny(840_00));
    }

    @Test
    void issuesNothingWhenItIsRunAgain() {
        world.unit("u1", "2030-12-31");
        runToTheEnd("r1", QUARTER);

        BillingRun again = runToTheEnd("r2", QUARTER);

        assertThat(again.issued()).isZero();
        assertThat(again.alreadyIssued()).isEqualTo(1);
        assertThat(bills()).hasSize(1);
    }

    @Test
    void countsMonthsChargedOneByOneAsIssuedOnceTheyAreAllThere() {
        world.unit("u1", "2030-12-31");
        for (String month : List.of("2026-10", "2026-11", "2026-12")) {
            runToTheEnd(month, monthOf(month));
        }

        BillingRun quarter = runToTheEnd("quarter", QUARTER);

        assertThat(List.of(quarter.issued(), quarter.alreadyIssued(), quarter.overlapping()))
                .containsExactly(0, 1, 0);
    }

    @Test
    void saysThatMonthsAreStillOpenWhereOnlySomeWereCharged() {
        world.unit("u1", "2030-12-31");
        world.unit("u2", "2030-12-31");
        runToTheEnd("october", monthOf("2026-10"));
        world.bills.cancel(
                call("finance", "finance", "cancel"),
                bills().stream()
                        .filter(bill -> bill.unitId().equals("u2"))
                        .findFirst()
                        .orElseThrow()
                        .billId(),
                CancellationReason.WRONG_PAYER);

        BillingRun quarter = runToTheEnd("quarter", QUARTER);

        assertThat(List.of(quarter.issued(), quarter.alreadyIssued(), quarter.overlapping()))
                .containsExactly(1, 0, 1);
    }

    @Test
    void billsAllUnitsAtThePriceOfTheStart() {
        IntStream.range(0, 450).forEach(i -> world.unit("u%03d".formatted(i), "2030-12-31"));
        String id = start("r1", QUARTER);
        world.reprice("3.00");

        world.runStore.fireDue(NOW);

        assertThat(run(id).issued()).isEqualTo(450);
        assertThat(bills())
                .extracting(bill -> bill.lines().getFirst().tariffVersion())
                .containsOnly(1L);
        assertThat(runToTheEnd("r2", monthOf("2027-01")).issued()).isEqualTo(450);
        assertThat(bills())
                .filteredOn(bill -> bill.span().equals(monthOf("2027-01")))
                .extracting(bill -> bill.lines().getFirst().tariffVersion())
                .containsOnly(2L);
    }

    @Test
    void issuesNothingForASpanThatOverlapsAnEarlierOne() {
        world.unit("u1", "2030-12-31");
        runToTheEnd("r1", QUARTER);

        BillingRun december =
                runToTheEnd("r2", new MonthSpan(LocalDate.parse("2026-12-01"), LocalDate.parse("2027-02-28")));

        assertThat(december.issued()).isZero();
        assertThat(december.overlapping()).isEqualTo(1);
        assertThat(bills()).hasSize(1);
    }

    @Test
    void goesThroughMoreUnitsThanOneBatchHolds() {
        IntStream.range(0, 450).forEach(i -> world.unit("u%03d".formatted(i), "2030-12-31"));

        BillingRun run = runToTheEnd("r1", QUARTER);

        assertThat(run.issued()).isEqualTo(450);
        assertThat(world.runStore.recorded()).hasSize(4);
    }

    @Test
    void countsABatchThatDiedHalfWayAsItsOwn() {
        world.unit("u1", "2030-12-31");
        world.unit("u2", "2030-12-31");
        String id = start("r1", QUARTER);
        world.issuer.issueNext(run(id), NOW); // the process dies before the run takes note of it

        world.runStore.fireDue(NOW);

        assertThat(run(id).issued()).isEqualTo(2);
        assertThat(bills()).hasSize(2);
    }

    @Test
    void billsACancelledBillsMonthsAgain() {
        world.unit("u1", "2030-12-31");
        runToTheEnd("r1", QUARTER);
        world.bills.cancel(
                call("finance", "finance", "cancel"), bills().getFirst().billId(), CancellationReason.WRONG_TARIFF);

        assertThat(runToTheEnd("r2", QUARTER).issued()).isEqualTo(1);
    }

    @Test
    void isForFinanceOfTheCommunityAlone() {
        assertThatThrownBy(() -> world.runs.start(call("a", "agent", "k"), "sun", QUARTER, List.of("property")))
                .isInstanceOfSatisfying(
                        RefusedException.class, no -> assertThat(no.refusal()).isEqualTo(new Forbidden()));
        assertThatThrownBy(() -> world.runs.start(call("a", "finance", "k"), "moon", QUARTER, List.of("property")))
                .isInstanceOfSatisfying(
                        RefusedException.class, no -> assertThat(no.refusal()).isEqualTo(new NotFound()));
    }

    @Test
    void refusesAFeeItemThatIsNotSetUp() {
        assertThatThrownBy(() -> world.runs.start(call("a", "finance", "k"), "sun", QUARTER, List.of("gold")))
                .isInstanceOfSatisfying(
                        RefusedException.class,
                        no -> assertThat(no.refusal()).isEqualTo(InvalidRequest.of("/feeItems", "unknown")));
    }

    private static MonthSpan monthOf(String month) {
        YearMonth whole = YearMonth.parse(month);
        return new MonthSpan(whole.atDay(1), whole.atEndOfMonth());
    }

    private BillingRun runToTheEnd(String key, MonthSpan span) {
        String id = start(key, span);
        world.runStore.fireDue(NOW);
        return run(id);
    }

    private String start(String key, MonthSpan span) {
        return world.runs
                .start(call("finance", "finance", key), "sun", span, List.of("property"))
                .stored()
                .id();
    }

    private BillingRun run(String id) {
        return world.runStore.get(id, Scope.everything()).state();
    }

    private List<Bill> bills() {
        return world.billStore.list(Scope.everything(), Filter.all(), new PageRequest(100, null)).items().stream()
                .map(Stored::state)
                .toList();
    }
}
