package io.guanjia.billing;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.guanjia.billing.bill.Bill;
import io.guanjia.billing.feeitem.FeeItem;
import io.guanjia.billing.payment.Payment;
import io.guanjia.billing.run.BillingRun;
import io.guanjia.platform.store.AggregateShape;
import io.guanjia.platform.testing.ServiceShape;
import java.util.Set;
import org.junit.jupiter.api.Test;

class BillingShapeTest {

    @Test
    void keepsTheShapeOfAService() {
        ServiceShape.check("io.guanjia.billing");
    }

    @Test
    void writesAggregatesThroughTheOneDoor() {
        AggregateShape.check(
                new ClassFileImporter()
                        .withImportOption(new ImportOption.DoNotIncludeTests())
                        .importPackages("io.guanjia.billing"),
                Set.of(Bill.class, FeeItem.class, Payment.class, BillingRun.class));
    }
}
