package io.guanjia.billing.payment;

import static io.guanjia.billing.bill.BillSamples.change;
import static org.assertj.core.api.Assertions.assertThat;

import io.guanjia.billing.payment.PaymentEvent.PaymentReceived;
import io.guanjia.platform.domain.Money;
import java.util.List;
import org.junit.jupiter.api.Test;

class PaymentTest {

    @Test
    void goesOnByItselfWhenTheBookingIsNotFinished() {
        var change = change();

        Payment.take("sun", "pay1", List.of("b1"), "p1", Money.cny(100), "cash", change);

        assertThat(change.timers()).containsKey(Payment.CONTINUE);
    }

    @Test
    void keepsWhatNoBillTookInSight() {
        var payment = Payment.take("sun", "pay1", List.of("b1", "b2"), "p1", Money.cny(100), "cash", change());
        var change = change();

        payment.finish(List.of(new Allocation("b1", Money.cny(60)), new Allocation("b2", Money.cny(30))), change);

        assertThat(payment.unallocated()).isEqualTo(Money.cny(10));
        assertThat(change.timers()).containsEntry(Payment.CONTINUE, null);
        assertThat(change.events())
                .singleElement()
                .isInstanceOfSatisfying(
                        PaymentReceived.class,
                        said -> assertThat(said.unallocated()).isEqualTo(Money.cny(10)));
    }
}
