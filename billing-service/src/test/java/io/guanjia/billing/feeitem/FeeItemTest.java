package io.guanjia.billing.feeitem;

import static io.guanjia.billing.bill.BillSamples.QUARTER;
import static io.guanjia.billing.bill.BillSamples.change;
import static io.guanjia.billing.bill.BillSamples.propertyFee;
import static org.assertj.core.api.Assertions.assertThat;

import io.guanjia.platform.domain.Money;
import java.math.BigDecimal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FeeItemTest {

    @ParameterizedTest
    @CsvSource({"89.50,751.80", "118.76,997.58", "127.15,1068.06", "76.20,640.08", "0.01,0.08"})
    void chargesAreaTimesRateTimesMonthsRoundedHalfUp(BigDecimal area, String yuan) {
        assertThat(propertyFee().tariff().lineFor(area, QUARTER).amount())
                .isEqualTo(Money.ofYuan(new BigDecimal(yuan)));
    }

    @Test
    void explainsItsLine() {
        var line = propertyFee().tariff().lineFor(new BigDecimal("89.50"), QUARTER);

        assertThat(line.quantity()).isEqualByComparingTo("268.50");
        assertThat(line.unitPrice()).isEqualByComparingTo("2.80");
        assertThat(line.months()).isEqualTo(3);
        assertThat(line.basis()).isEqualTo("合同");
        assertThat(line.tariffVersion()).isEqualTo(1);
    }

    @Test
    void countsEachNewPrice() {
        var item = propertyFee();
        var change = change();

        item.reprice("物业费", new BigDecimal("3.00"), "业主大会决定", change);

        assertThat(item.tariff().lineFor(new BigDecimal("100"), QUARTER).tariffVersion())
                .isEqualTo(2);
        assertThat(change.contentEdited()).isTrue();
        assertThat(change.events()).hasSize(1);
    }
}
