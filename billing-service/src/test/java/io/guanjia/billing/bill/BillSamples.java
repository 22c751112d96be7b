package io.guanjia.billing.bill;

import io.guanjia.billing.feeitem.FeeItem;
import io.guanjia.platform.domain.Change;
import io.guanjia.platform.domain.Command;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;

/// A quarter's property fee of one flat: 89.50 m² × 2.80 × 3 = 751.80.
public final class BillSamples {

    public static final Instant NOW = Instant.parse("2026-11-22T02:00:00Z");
    public static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");
    public static final MonthSpan QUARTER = new MonthSpan(LocalDate.parse("2026-10-01"), LocalDate.parse("2026-12-31"));

    private BillSamples() {}

    public static Change change() {
        return new Change(Command.system("test", "key", NOW));
    }

    public static FeeItem propertyFee() {
        return FeeItem.define("sun", "f1", "property", "物业费", new BigDecimal("2.80"), "合同", change());
    }

    public static Draft draft(String unitId, String payerId) {
        return new Draft(
                "sun",
                unitId,
                payerId,
                "property",
                QUARTER,
                List.of(propertyFee().tariff().lineFor(new BigDecimal("89.50"), QUARTER)),
                DueDate.after(Duration.ofDays(15), NOW, SHANGHAI));
    }

    /// The same flat from April to June, due in May.
    public static Draft draftOfSpring(String unitId, String payerId) {
        MonthSpan spring = new MonthSpan(LocalDate.parse("2026-04-01"), LocalDate.parse("2026-06-30"));
        return new Draft(
                "sun",
                unitId,
                payerId,
                "property",
                spring,
                List.of(propertyFee().tariff().lineFor(new BigDecimal("89.50"), spring)),
                DueDate.after(Duration.ofDays(15), Instant.parse("2026-05-02T02:00:00Z"), SHANGHAI));
    }

    public static Bill issued() {
        return Bill.issue(draft("u1", "p1"), "b1", "261122-1", change());
    }
}
