package io.guanjia.billing;

import static io.guanjia.billing.BillingWorld.call;
import static io.guanjia.billing.bill.BillSamples.NOW;
import static io.guanjia.billing.bill.BillSamples.draft;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.guanjia.billing.BillingRefusal.DifferentPayers;
import io.guanjia.billing.BillingRefusal.ExceedsBalance;
import io.guanjia.billing.bill.Bill;
import io.guanjia.billing.bill.BillStatus;
import io.guanjia.billing.bill.CancellationReason;
import io.guanjia.billing.payment.Payment;
import io.guanjia.billing.payment.PaymentDesk;
import io.guanjia.billing.payment.PaymentEvent.PaymentReceived;
import io.guanjia.billing.payment.PaymentStatus;
import io.guanjia.billing.payment.Provider;
import io.guanjia.platform.domain.Change;
import io.guanjia.platform.domain.Command;
import io.guanjia.platform.domain.CommonRefusal.Busy;
import io.guanjia.platform.domain.CommonRefusal.Forbidden;
import io.guanjia.platform.domain.CommonRefusal.InvalidRequest;
import io.guanjia.platform.domain.CommonRefusal.KeyReused;
import io.guanjia.platform.domain.CommonRefusal.NotFound;
import io.guanjia.platform.domain.CommonRefusal.WrongStatus;
import io.guanjia.platform.domain.Money;
import io.guanjia.platform.domain.Refusal;
import io.guanjia.platform.domain.RefusedException;
import io.guanjia.platform.store.Aggregates;
import io.guanjia.platform.store.Filter;
import io.guanjia.platform.store.Outcome;
import io.guanjia.platform.store.Page;
import io.guanjia.platform.store.PageRequest;
import io.guanjia.platform.store.Scope;
import io.guanjia.platform.store.Stored;
import io.guanjia.platform.web.Caller;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PaymentDeskTest {

    private static final Money ALL = Money.cny(751_80);

    private final BillingWorld world = new BillingWorld();

    @BeforeEach
    void twoBillsOfOnePayerAndOneOfAnother() {
        issue("b1", "u1", "p1");
        issue("b2", "u2", "p1");
        issue("other", "u3", "p3");
    }

    @Test
    void settlesABillBeforeItAnswers() {
        Payment payment = take("k", ALL, "b1").stored().state();

        assertThat(payment.settled()).isTrue();
        assertThat(payment.unallocated()).isEqualTo(Money.cny(0));
        assertThat(bill("b1").status()).isEqualTo(BillStatus.PAID);
    }

    @Test
    void fillsTheNamedBillsInTheirOrder() {
        take("k", Money.cny(800_00), "b2", "b1");

        assertThat(bill("b2").status()).isEqualTo(BillStatus.PAID);
        assertThat(bill("b1").paid()).isEqualTo(Money.cny(48_20));
    }

    @Test
    void takesMoneyOnceForOneTap() {
        take("k", Money.cny(100_00), "b1");

        Outcome<Payment> again = take("k", Money.cny(100_00), "b1");

        assertThat(again.replayed()).isTrue();
        assertThat(bill("b1").paid()).isEqualTo(Money.cny(100_00));
    }

    @Test
    void answersARepeatAlsoWhenTheBillIsPaidByNow() {
        take("k", ALL, "b1");

        assertThat(take("k", ALL, "b1").replayed()).isTrue();
    }

    @Test
    void refusesTheKeyForAnotherAmount() {
        take("k", ALL, "b1");

        assertThat(refusal(() -> world.desk.take(
                        call("cash", "cashier", "k", "another body"), List.of("b1"), Money.cny(1), Provider.CASH)))
                .isEqualTo(new KeyReused());
    }

    @Test
    void finishesByItselfWhatAProcessThatDiedLeft() {
        world.paymentStore.create(
                "pay",
                Command.system("desk", "k", NOW),
                c -> Payment.take("sun", "pay", List.of("b1", "b2"), "p1", ALL, "cash", c));
        world.billStore.change(
                "b1",
                Scope.everything(),
                Command.system("payment", "pay", NOW),
                (bill, c) -> bill.settle("pay", Money.cny(751_80), c));

        world.paymentStore.fireDue(NOW.plusSeconds(2));

        assertThat(bill("b1").paid()).isEqualTo(ALL);
        assertThat(bill("b2").paid()).isEqualTo(Money.cny(0));
        assertThat(world.paymentStore.recorded().getLast())
                .isInstanceOfSatisfying(
                        PaymentReceived.class,
                        said -> assertThat(said.unallocated()).isEqualTo(Money.cny(0)));
    }

    @Test
    void answersWithWhatItsTimerFinishedMeanwhile() {
        PaymentDesk slow = new PaymentDesk(
                before(() -> world.paymentStore.fireDue(NOW.plusSeconds(2))), world.billStore, world.booking);

        Outcome<Payment> taken = slow.take(call("cash", "cashier", "k"), List.of("b1"), ALL, Provider.CASH);

        assertThat(taken.stored().state().settled()).isTrue();
        assertThat(bill("b1").paid()).isEqualTo(ALL);
        assertThat(world.paymentStore.recorded())
                .filteredOn(PaymentReceived.class::isInstance)
                .hasSize(1);
    }

    @Test
    void hidesNoOtherRefusalOfAFinishedBooking() {
        PaymentDesk busy = new PaymentDesk(
                before(() -> {
                    throw new RefusedException(new Busy(Duration.ofSeconds(1)));
                }),
                world.billStore,
                world.booking);

        assertThat(refusal(() -> busy.take(call("cash", "cashier", "k"), List.of("b1"), ALL, Provider.CASH)))
                .isInstanceOf(Busy.class);
    }

    /// The payments, where something happens just before each change.
    private Aggregates<Payment> before(Runnable happens) {
        return new Aggregates<>() {
            @Override
            public Optional<Stored<Payment>> find(String id, Scope scope) {
                return world.paymentStore.find(id, scope);
            }

            @Override
            public Outcome<Payment> create(String id, Command command, Function<Change, Payment> decide) {
                return world.paymentStore.create(id, command, decide);
            }

            @Override
            public Outcome<Payment> change(
                    String id, Scope scope, Command command, BiConsumer<Payment, Change> decide) {
                happens.run();
                return world.paymentStore.change(id, scope, command, decide);
            }

            @Override
            public Page<Stored<Payment>> list(Scope scope, Filter filter, PageRequest page) {
                return world.paymentStore.list(scope, filter, page);
            }
        };
    }

    @Test
    void keepsInSightWhatAnotherPaymentLeftNoRoomFor() {
        world.paymentStore.create(
                "pay",
                Command.system("desk", "k", NOW),
                c -> Payment.take("sun", "pay", List.of("b1"), "p1", ALL, "cash", c));
        take("first", ALL, "b1");

        world.paymentStore.fireDue(NOW.plusSeconds(2));

        assertThat(world.paymentStore.get("pay", Scope.everything()).state().unallocated())
                .isEqualTo(ALL);
        assertThat(bill("b1").paid()).isEqualTo(ALL);
    }

    @Test
    void findsTheMoneyThatNoBillTook() {
        world.paymentStore.create(
                "pay",
                Command.system("desk", "k", NOW),
                c -> Payment.take("sun", "pay", List.of("b1"), "p1", ALL, "cash", c));
        assertThat(found(PaymentStatus.PENDING)).containsExactly("pay");
        String first = take("first", ALL, "b1").stored().id();
        world.paymentStore.fireDue(NOW.plusSeconds(2));

        assertThat(found(PaymentStatus.UNALLOCATED)).containsExactly("pay");
        assertThat(found(PaymentStatus.SETTLED)).containsExactly(first);
        assertThat(found(PaymentStatus.PENDING)).isEmpty();
        assertThat(found(null)).containsExactlyInAnyOrder("pay", first);
    }

    @Test
    void listsPaymentsForWhoTakesMoneyInTheCommunityAlone() {
        take("k", ALL, "b1");
        PageRequest page = new PageRequest(10, null);
        assertThat(refusal(() -> world.desk.list(call("p1", "resident", "k").caller(), null, null, page)))
                .isEqualTo(new Forbidden());
        assertThat(refusal(() -> world.desk.list(call("a", "agent", "k").caller(), "sun", null, page)))
                .isEqualTo(new Forbidden());
        assertThat(refusal(() -> world.desk.list(call("f", "finance", "k").caller(), "moon", null, page)))
                .isEqualTo(new NotFound());
        Caller elsewhere = new Caller("f", Map.of("moon", Set.of("finance")));
        assertThat(world.desk.list(elsewhere, null, null, page).items()).isEmpty();
    }

    private List<String> found(@Nullable PaymentStatus status) {
        Caller cashier = call("cash", "cashier", "k").caller();
        return world.desk.list(cashier, "sun", status, new PageRequest(10, null)).items().stream()
                .map(Stored::id)
                .toList();
    }

    @Test
    void refusesMoreThanIsOwed() {
        assertThat(refusal(() -> take("k", Money.cny(751_81), "b1"))).isEqualTo(new ExceedsBalance(ALL));
    }

    @Test
    void refusesBillsOfDifferentPayers() {
        assertThat(refusal(() -> take("k", ALL, "b1", "other"))).isEqualTo(new DifferentPayers());
    }

    @Test
    void refusesABillThatIsCancelled() {
        world.bills.cancel(call("f", "finance", "c"), "b1", CancellationReason.ISSUED_IN_ERROR);

        assertThat(refusal(() -> take("k", ALL, "b1"))).isInstanceOf(WrongStatus.class);
    }

    @Test
    void refusesABillThatIsNotThere() {
        assertThat(refusal(() -> take("k", ALL, "b1", "gone"))).isEqualTo(InvalidRequest.of("/billIds/1", "unknown"));
    }

    @Test
    void takesCashFromNobodyButCashierAndFinance() {
        assertThat(refusal(() -> world.desk.take(call("p1", "resident", "k"), List.of("b1"), ALL, Provider.CASH)))
                .isEqualTo(new Forbidden());
    }

    private Outcome<Payment> take(String key, Money amount, String... bills) {
        return world.desk.take(call("cash", "cashier", key), List.of(bills), amount, Provider.CASH);
    }

    private Bill bill(String id) {
        return world.billStore.get(id, Scope.everything()).state();
    }

    private void issue(String id, String unit, String payer) {
        world.billStore.create(
                id,
                Command.system("test", id, NOW),
                change -> Bill.issue(draft(unit, payer), id, "261122-" + id, change));
    }

    private static Refusal refusal(Runnable attempt) {
        return catchThrowableOfType(RefusedException.class, attempt::run).refusal();
    }
}
