package io.guanjia.billing.bill;

import static io.guanjia.billing.bill.BillSamples.change;
import static io.guanjia.billing.bill.BillSamples.draft;
import static io.guanjia.billing.bill.BillSamples.issued;
import static org.assertj.core.api.Assertions.assertThat;

import io.guanjia.billing.bill.BillEvent.BillIssued;
import io.guanjia.billing.bill.BillEvent.BillSettled;
import io.guanjia.billing.bill.BillEvent.FeeOverdue;
import io.guanjia.platform.domain.Money;
import java.time.Instant;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;

class BillTest {

    @Test
    void issuesWithItsTotalAndArmsTheDueInstant() {
        var change = change();

        var bill = Bill.issue(draft("u1", "p1"), "b1", "261122-1", change);

        assertThat(bill.total()).isEqualTo(Money.cny(751_80));
        assertThat(bill.status()).isEqualTo(BillStatus.ISSUED);
        assertThat(change.events()).singleElement().isInstanceOf(BillIssued.class);
        assertThat(change.timers()).containsEntry(Bill.DUE, bill.dueAt());
    }

    @Test
    void chargesEachMonthOfTheSpanOnce() {
        assertThat(issued().monthsCharged())
                .containsExactly("u1|property|2026-10", "u1|property|2026-11", "u1|property|2026-12");
    }

    @Test
    void isPartiallyPaidUntilNothingIsOwed() {
        var bill = issued();
        bill.settle("pay1", Money.cny(700_00), change());

        assertThat(bill.status()).isEqualTo(BillStatus.PARTIALLY_PAID);
        assertThat(bill.balance()).isEqualTo(Money.cny(51_80));

        bill.settle("pay2", Money.cny(51_80), change());

        assertThat(bill.status()).isEqualTo(BillStatus.PAID);
        assertThat(bill.balance()).isEqualTo(Money.cny(0));
    }

    @Test
    void takesNoMoreThanIsOwed() {
        var bill = issued();
        var change = change();

        assertThat(bill.settle("pay1", Money.cny(800_00), change)).isEqualTo(Money.cny(751_80));

        assertThat(bill.paid()).isEqualTo(bill.total());
        assertThat(change.events())
                .singleElement()
                .isInstanceOfSatisfying(
                        BillSettled.class, said -> assertThat(said.amount()).isEqualTo(Money.cny(751_80)));
    }

    @Test
    void cancelsTheDueInstantWhenPaidInFullOnly() {
        var bill = issued();
        var part = change();
        bill.settle("pay1", Money.cny(1_00), part);
        var rest = change();
        bill.settle("pay2", bill.balance(), rest);

        assertThat(part.timers()).doesNotContainKey(Bill.DUE);
        assertThat(rest.timers()).containsEntry(Bill.DUE, null);
    }

    @Test
    void saysTheBalanceWhenItFallsOverdue() {
        var bill = issued();
        bill.settle("pay1", Money.cny(700_00), change());
        var change = change();

        bill.fallOverdue(change);

        assertThat(change.events())
                .singleElement()
                .isInstanceOfSatisfying(
                        FeeOverdue.class, said -> assertThat(said.balance()).isEqualTo(Money.cny(51_80)));
    }

    @Test
    void freesItsMonthsWhenCancelled() {
        var bill = issued();
        var change = change();

        bill.cancel("issued-in-error", change);

        assertThat(bill.monthsCharged()).isEmpty();
        assertThat(bill.balance()).isEqualTo(Money.cny(0));
        assertThat(change.timers()).containsEntry(Bill.DUE, null);
    }

    @Test
    void givesThePayerTheWholeLastDay() {
        assertThat(issued().dueOn()).isEqualTo(LocalDate.parse("2026-12-07"));
        assertThat(issued().dueAt()).isEqualTo(Instant.parse("2026-12-07T16:00:00Z"));
    }
}
