package io.guanjia.billing;

import io.guanjia.billing.bill.Bills;
import io.guanjia.billing.feeitem.FeeItems;
import io.guanjia.billing.payment.PaymentDesk;
import io.guanjia.billing.run.BillingRuns;
import io.guanjia.billing.run.RunStreams;
import io.guanjia.platform.web.ProblemCatalog;
import java.time.Clock;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.ComponentScan.Filter;
import org.springframework.context.annotation.FilterType;
import org.springframework.web.bind.annotation.RestController;

/// The routes of the service over the in-memory doubles, with neither a database nor a broker. No stereotype,
/// so that the scan of the real service leaves it alone.
@EnableAutoConfiguration(
        excludeName = {
            "org.springframework.boot.mongodb.autoconfigure.MongoAutoConfiguration",
            "org.springframework.boot.data.mongodb.autoconfigure.DataMongoAutoConfiguration",
            "org.springframework.boot.data.mongodb.autoconfigure.DataMongoRepositoriesAutoConfiguration",
            "org.springframework.boot.kafka.autoconfigure.KafkaAutoConfiguration"
        })
@ComponentScan(
        useDefaultFilters = false,
        includeFilters = {
            @Filter(RestController.class),
            @Filter(type = FilterType.ASSIGNABLE_TYPE, classes = ProblemCatalog.class)
        })
class BillingSlice {

    static final int STREAMS = 2;

    @Bean
    BillingWorld world() {
        return new BillingWorld();
    }

    @Bean
    FeeItems feeItems(BillingWorld world) {
        return world.feeItems;
    }

    @Bean
    Bills bills(BillingWorld world) {
        return world.bills;
    }

    @Bean
    BillingRuns billingRuns(BillingWorld world) {
        return world.runs;
    }

    @Bean
    RunStreams runStreams(BillingRuns runs, Clock clock) {
        return new RunStreams(runs, clock, STREAMS);
    }

    @Bean
    PaymentDesk paymentDesk(BillingWorld world) {
        return world.desk;
    }
}
