package io.guanjia.billing;

import static io.guanjia.billing.bill.BillSamples.NOW;
import static io.guanjia.billing.bill.BillSamples.QUARTER;
import static io.guanjia.billing.bill.BillSamples.change;
import static io.guanjia.billing.bill.BillSamples.propertyFee;
import static org.assertj.core.api.Assertions.assertThat;

import io.guanjia.billing.bill.Bill;
import io.guanjia.billing.community.ResidencyFacts;
import io.guanjia.billing.payment.Allocation;
import io.guanjia.billing.payment.Payment;
import io.guanjia.billing.payment.PaymentStatus;
import io.guanjia.billing.run.BillingRun;
import io.guanjia.platform.domain.Money;
import io.guanjia.platform.store.Filter;
import io.guanjia.platform.store.PageRequest;
import io.guanjia.platform.store.Scope;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.springframework.data.mongodb.core.convert.MappingMongoConverter;
import org.springframework.data.mongodb.core.convert.MongoCustomConversions;
import org.springframework.data.mongodb.core.convert.MongoCustomConversions.BigDecimalRepresentation;
import org.springframework.data.mongodb.core.convert.NoOpDbRefResolver;
import org.springframework.data.mongodb.core.mapping.MongoMappingContext;

/// What was stored before a field was kept is read all the same.
class StoredBeforeTest {

    private final MappingMongoConverter converter = converter();

    @Test
    void readsHowFarAPaymentIsFromWhatIsAllocated() {
        Payment pending = Payment.take("sun", "pay1", List.of("b1"), "p1", Money.cny(100), "cash", change());

        assertThat(withoutStatus(pending)).isEqualTo(PaymentStatus.PENDING);
        pending.finish(List.of(new Allocation("b1", Money.cny(60))), change());
        assertThat(withoutStatus(pending)).isEqualTo(PaymentStatus.UNALLOCATED);

        Payment settled = Payment.take("sun", "pay2", List.of("b1"), "p1", Money.cny(100), "cash", change());
        settled.finish(List.of(new Allocation("b1", Money.cny(100))), change());
        assertThat(withoutStatus(settled)).isEqualTo(PaymentStatus.SETTLED);
    }

    @Test
    void goesOnWithARunAtThePricesOfToday() {
        BillingWorld world = new BillingWorld();
        world.unit("u1", "2030-12-31");
        world.reprice("3.00");
        BillingRun run = without(
                BillingRun.start("sun", "r1", QUARTER, List.of(propertyFee().tariff()), 1, change()),
                "tariffs",
                "overlapping");

        assertThat(world.issuer.issueNext(run, NOW).issued()).isEqualTo(1);

        List<Bill> bills =
                world.billStore.list(Scope.everything(), Filter.all(), new PageRequest(10, null)).items().stream()
                        .map(stored -> stored.state())
                        .toList();
        assertThat(bills).extracting(Bill::total).containsExactly(Money.cny(900_00));
        assertThat(run.overlapping()).isZero();
    }

    @Test
    void takesAResidentOfUnknownKindForFamily() {
        ResidencyFacts owner = new ResidencyFacts(
                "sun", "r1", "u1", "p1", "owner", LocalDate.parse("2026-01-01"), null, List.of("property"));

        assertThat(without(owner, "kind").kind()).isEqualTo("family");
    }

    private PaymentStatus withoutStatus(Payment payment) {
        return without(payment, "status").status();
    }

    private <S> S without(S state, String... fields) {
        Document stored = new Document();
        converter.write(state, stored);
        Stream.of(fields).forEach(field -> assertThat(stored.remove(field)).isNotNull());
        @SuppressWarnings("unchecked") // a state is of its own class
        Class<S> type = (Class<S>) state.getClass();
        return converter.read(type, stored);
    }

    private static MappingMongoConverter converter() {
        MongoCustomConversions conversions = MongoCustomConversions.create(
                adapter -> adapter.useNativeDriverJavaTimeCodecs().bigDecimal(BigDecimalRepresentation.DECIMAL128));
        MongoMappingContext context = new MongoMappingContext();
        context.setSimpleTypeHolder(conversions.getSimpleTypeHolder());
        MappingMongoConverter converter = new MappingMongoConverter(NoOpDbRefResolver.INSTANCE, context);
        converter.setCustomConversions(conversions);
        converter.afterPropertiesSet();
        return converter;
    }
}
