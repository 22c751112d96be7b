package io.guanjia.billing.feeitem;

import io.guanjia.billing.feeitem.FeeItemEvent.FeeItemChanged;
import io.guanjia.billing.feeitem.FeeItemEvent.FeeItemDefined;
import io.guanjia.platform.domain.Change;
import java.math.BigDecimal;

/// One fee item of a community and its price in force. The only formula so far is area × rate × months.
public final class FeeItem {

    /// Square metres × yuan per square metre and month × months; the property fee 物业费.
    public static final String AREA_RATE_MONTHS = "area-rate-months";

    private final String communityId;
    private final String feeItemId;
    private final String code;
    private final String formula;
    private String name;
    private BigDecimal rate;
    private String basis;
    private long tariffVersion;

    /// For the store, which reads every field back.
    private FeeItem(
            String communityId,
            String feeItemId,
            String code,
            String formula,
            String name,
            BigDecimal rate,
            String basis,
            long tariffVersion) {
        this.communityId = communityId;
        this.feeItemId = feeItemId;
        this.code = code;
        this.formula = formula;
        this.name = name;
        this.rate = rate;
        this.basis = basis;
        this.tariffVersion = tariffVersion;
    }

    /// Sets up the fee item with its first price.
    ///
    /// @param rate yuan per square metre and month
    /// @param basis contract, price file or vote that the price rests on
    public static FeeItem define(
            String communityId,
            String feeItemId,
            String code,
            String name,
            BigDecimal rate,
            String basis,
            Change change) {
        change.record(new FeeItemDefined(communityId, feeItemId, code));
        return new FeeItem(communityId, feeItemId, code, AREA_RATE_MONTHS, name, rate, basis, 1);
    }

    /// A new price from now on; bills already issued keep the version they were computed with.
    public void reprice(String newName, BigDecimal newRate, String newBasis, Change change) {
        name = newName;
        rate = newRate;
        basis = newBasis;
        tariffVersion++;
        change.editContent();
        change.record(new FeeItemChanged(communityId, feeItemId, code, tariffVersion));
    }

    /// The price in force.
    public Tariff tariff() {
        return new Tariff(code, name, formula, rate, basis, tariffVersion);
    }

    public String communityId() {
        return communityId;
    }

    public String feeItemId() {
        return feeItemId;
    }

    public String code() {
        return code;
    }

    public String formula() {
        return formula;
    }

    public String name() {
        return name;
    }

    public BigDecimal rate() {
        return rate;
    }

    public String basis() {
        return basis;
    }

    public long tariffVersion() {
        return tariffVersion;
    }
}
