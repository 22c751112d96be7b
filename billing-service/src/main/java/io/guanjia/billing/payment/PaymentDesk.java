package io.guanjia.billing.payment;

import io.guanjia.billing.BillingRefusal.DifferentPayers;
import io.guanjia.billing.BillingRefusal.ExceedsBalance;
import io.guanjia.billing.bill.Bill;
import io.guanjia.billing.bill.BillReaders;
import io.guanjia.platform.domain.Change;
import io.guanjia.platform.domain.Command;
import io.guanjia.platform.domain.CommonRefusal.Forbidden;
import io.guanjia.platform.domain.CommonRefusal.InvalidRequest;
import io.guanjia.platform.domain.CommonRefusal.WrongStatus;
import io.guanjia.platform.domain.Money;
import io.guanjia.platform.domain.RefusedException;
import io.guanjia.platform.store.Aggregates;
import io.guanjia.platform.store.Filter;
import io.guanjia.platform.store.Outcome;
import io.guanjia.platform.store.Page;
import io.guanjia.platform.store.PageRequest;
import io.guanjia.platform.store.Scope;
import io.guanjia.platform.store.Stored;
import io.guanjia.platform.web.Call;
import io.guanjia.platform.web.Caller;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Takes money at the desk and books it on bills.
public final class PaymentDesk {

    private static final String[] TAKERS = {"cashier", "finance"};

    private final Aggregates<Payment> payments;
    private final Aggregates<Bill> bills;
    private final Booking booking;

    public PaymentDesk(Aggregates<Payment> payments, Aggregates<Bill> bills, Booking booking) {
        this.payments = payments;
        this.bills = bills;
        this.booking = booking;
    }

    /// Takes the money and books it before it answers. Refused: bills of different payers, a bill that is paid or
    /// cancelled, more money than is owed.
    public Outcome<Payment> take(Call call, List<String> billIds, Money amount, Provider provider) {
        Scope mine = desksOf(call.caller());
        String id = call.newId();
        Outcome<Payment> taken = payments.create(
                id, call.create("front-desk"), change -> take(id, find(billIds, mine), amount, provider, change));
        if (taken.stored().state().settled()) {
            return taken;
        }
        return new Outcome<>(settle(taken.stored(), call.at()), taken.replayed());
    }

    /// The payments of a community, or of all in which the caller takes money.
    public Page<Stored<Payment>> list(
            Caller caller, @Nullable String communityId, @Nullable PaymentStatus status, PageRequest page) {
        if (communityId != null) {
            caller.require(communityId, TAKERS);
        }
        Filter filter = Filter.all().with("communityId", communityId).with("status", status);
        return payments.list(desksOf(caller), filter, page);
    }

    public Stored<Payment> get(Caller caller, String paymentId) {
        return payments.get(paymentId, BillReaders.staffAndPayer(caller));
    }

    private static Scope desksOf(Caller caller) {
        List<String> communities = caller.communitiesWith(TAKERS);
        if (communities.isEmpty()) {
            throw new RefusedException(new Forbidden());
        }
        return Scope.communities(communities);
    }

    private Stored<Payment> settle(Stored<Payment> taken, Instant at) {
        List<Allocation> booked = booking.book(taken.state(), at);
        try {
            return payments.change(
                            taken.id(),
                            Scope.everything(),
                            Command.system("payment", "settled", at),
                            (payment, change) -> payment.finish(booked, change))
                    .stored();
        } catch (RefusedException refused) {
            if (refused.refusal() instanceof WrongStatus) {
                // its own timer was quicker and has finished it
                return payments.get(taken.id(), Scope.everything());
            }
            throw refused;
        }
    }

    private List<Bill> find(List<String> billIds, Scope mine) {
        List<Bill> found = new ArrayList<>();
        for (int i = 0; i < billIds.size(); i++) {
            String pointer = "/billIds/" + i;
            found.add(bills.find(billIds.get(i), mine)
                    .map(Stored::state)
                    .orElseThrow(() -> new RefusedException(InvalidRequest.of(pointer, "unknown"))));
        }
        return found;
    }

    private static Payment take(String id, List<Bill> owed, Money amount, Provider provider, Change change) {
        Bill first = owed.getFirst();
        Money balance = new Money(0, first.total().currency());
        for (Bill bill : owed) {
            if (!bill.payerId().equals(first.payerId()) || !bill.communityId().equals(first.communityId())) {
                throw new RefusedException(new DifferentPayers());
            }
            bill.mustTakeMoney();
            balance = balance.plus(bill.balance());
        }
        if (amount.compareTo(balance) > 0) {
            throw new RefusedException(new ExceedsBalance(balance));
        }
        return Payment.take(
                first.communityId(),
                id,
                owed.stream().map(Bill::billId).toList(),
                first.payerId(),
                amount,
                provider.wireName(),
                change);
    }
}
