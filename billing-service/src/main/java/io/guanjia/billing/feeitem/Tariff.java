package io.guanjia.billing.feeitem;

import io.guanjia.billing.bill.BillLine;
import io.guanjia.billing.bill.MonthSpan;
import io.guanjia.platform.domain.Money;
import java.math.BigDecimal;

/// One version of a fee item's price, with everything a bill line is computed and explained from.
///
/// @param code of the fee item
/// @param rate yuan per square metre and month
/// @param basis contract, price file or vote that the price rests on
public record Tariff(String code, String name, String formula, BigDecimal rate, String basis, long version) {

    /// The line of one unit for the span: area × rate × months, rounded half up to the fen.
    ///
    /// @param area square metres
    public BillLine lineFor(BigDecimal area, MonthSpan span) {
        int months = span.months().size();
        BigDecimal quantity = area.multiply(BigDecimal.valueOf(months));
        return new BillLine(
                name, quantity, rate, Money.ofYuan(quantity.multiply(rate)), formula, area, months, basis, version);
    }
}
