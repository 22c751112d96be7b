package io.guanjia.billing;

import io.guanjia.platform.domain.Money;
import io.guanjia.platform.domain.Refusal;

/// Why billing refuses, beside what all services know.
public sealed interface BillingRefusal extends Refusal {

    /// More money than the named bills still owe. 409.
    record ExceedsBalance(Money balance) implements BillingRefusal {}

    /// The fee item's code is taken in this community. 409.
    record CodeTaken(String feeItem) implements BillingRefusal {}

    /// The bills named in one payment belong to different payers. 409.
    record DifferentPayers() implements BillingRefusal {}
}
