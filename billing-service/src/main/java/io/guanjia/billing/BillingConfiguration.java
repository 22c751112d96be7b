package io.guanjia.billing;

import io.guanjia.billing.bill.Bill;
import io.guanjia.billing.bill.BillReaders;
import io.guanjia.billing.bill.Bills;
import io.guanjia.billing.community.Estate;
import io.guanjia.billing.feeitem.FeeItem;
import io.guanjia.billing.feeitem.FeeItems;
import io.guanjia.billing.payment.Booking;
import io.guanjia.billing.payment.Payment;
import io.guanjia.billing.payment.PaymentDesk;
import io.guanjia.billing.run.BatchIssuer;
import io.guanjia.billing.run.BillingRun;
import io.guanjia.billing.run.BillingRuns;
import io.guanjia.billing.run.RunStreams;
import io.guanjia.platform.number.Numbers;
import io.guanjia.platform.settings.Settings;
import io.guanjia.platform.settings.SettingsController;
import io.guanjia.platform.settings.SettingsHistory;
import io.guanjia.platform.store.AggregateStores;
import io.guanjia.platform.store.AggregateType;
import io.guanjia.platform.store.Aggregates;
import jakarta.validation.Validator;
import java.time.Clock;
import java.time.LocalDate;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import tools.jackson.databind.json.JsonMapper;

/// How billing is put together.
@Configuration(proxyBeanMethods = false)
class BillingConfiguration {

    @Bean
    AggregateType<FeeItem> feeItemType() {
        return BillingTypes.feeItems();
    }

    @Bean
    AggregateType<Bill> billType() {
        return BillingTypes.bills();
    }

    @Bean
    AggregateType<BillingRun> runType(BatchIssuer issuer) {
        return BillingTypes.runs(issuer);
    }

    @Bean
    AggregateType<Payment> paymentType(Booking booking) {
        return BillingTypes.payments(booking);
    }

    @Bean
    Aggregates<FeeItem> feeItemStore(AggregateStores stores, AggregateType<FeeItem> type) {
        return stores.of(type);
    }

    @Bean
    Aggregates<Bill> billStore(AggregateStores stores, AggregateType<Bill> type) {
        return stores.of(type);
    }

    @Bean
    Aggregates<BillingRun> runStore(AggregateStores stores, AggregateType<BillingRun> type) {
        return stores.of(type);
    }

    @Bean
    Aggregates<Payment> paymentStore(AggregateStores stores, AggregateType<Payment> type) {
        return stores.of(type);
    }

    @Bean
    AggregateType<SettingsHistory> settingsType() {
        return SettingsHistory.type("billing");
    }

    @Bean
    Settings<BillingSettings> settings(
            AggregateStores stores, AggregateType<SettingsHistory> type, JsonMapper json, Validator validator) {
        return new Settings<>(stores.of(type), BillingSettings.DEFAULTS, json, validator);
    }

    @Bean
    SettingsController settingsController(Settings<BillingSettings> settings) {
        return new SettingsController(settings);
    }

    @Bean
    FeeItems feeItems(Aggregates<FeeItem> store, Estate estate) {
        return new FeeItems(store, estate);
    }

    @Bean
    Bills bills(Aggregates<Bill> store, Estate estate, Settings<BillingSettings> settings) {
        return new Bills(
                store,
                new BillReaders(
                        estate, (community, at) -> settings.at(community, at).ownerSeesTenantBills()));
    }

    @Bean
    BatchIssuer batchIssuer(
            Estate estate,
            FeeItems feeItems,
            Aggregates<Bill> bills,
            Settings<BillingSettings> settings,
            Numbers numbers) {
        return new BatchIssuer(
                estate,
                feeItems,
                bills,
                (community, at) -> settings.at(community, at).paymentTerm(),
                (community, at) -> numbers.next(community, LocalDate.ofInstant(at, estate.zoneOf(community))));
    }

    @Bean
    BillingRuns billingRuns(Aggregates<BillingRun> store, Estate estate, FeeItems feeItems) {
        return new BillingRuns(store, estate, feeItems);
    }

    @Bean
    RunStreams runStreams(BillingRuns runs, Clock clock) {
        return new RunStreams(runs, clock, 50);
    }

    @Bean
    Booking booking(Aggregates<Bill> bills) {
        return new Booking(bills);
    }

    @Bean
    PaymentDesk paymentDesk(Aggregates<Payment> store, Aggregates<Bill> bills, Booking booking) {
        return new PaymentDesk(store, bills, booking);
    }
}
