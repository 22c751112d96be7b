package io.guanjia.billing.run;

import static io.guanjia.billing.bill.BillSamples.QUARTER;
import static io.guanjia.billing.bill.BillSamples.change;
import static io.guanjia.billing.bill.BillSamples.propertyFee;
import static org.assertj.core.api.Assertions.assertThat;

import io.guanjia.billing.run.BillingRunEvent.BillingRunFinished;
import java.util.List;
import org.junit.jupiter.api.Test;

class BillingRunTest {

    @Test
    void goesOnUntilThereAreNoMoreUnits() {
        var run = BillingRun.start("sun", "r1", QUARTER, List.of(propertyFee().tariff()), 60, change());
        var first = change();
        run.advance(new Batch(40, 37, 1, 1, 1, "u40"), first);

        assertThat(first.timers()).containsEntry(BillingRun.CONTINUE, first.at());
        assertThat(run.finished()).isFalse();

        var last = change();
        run.advance(new Batch(20, 20, 0, 0, 0, null), last);

        assertThat(run.finished()).isTrue();
        assertThat(last.timers()).isEmpty();
        assertThat(last.events())
                .singleElement()
                .isEqualTo(new BillingRunFinished(
                        "sun", "r1", QUARTER.from(), QUARTER.to(), List.of("property"), 57, 1, 1, 1));
    }
}
