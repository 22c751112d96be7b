package io.guanjia.billing;

import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMax;
import org.hibernate.validator.constraints.time.DurationMin;

/// What a community may set about billing.
///
/// @param paymentTerm from issue to the due instant of a bill; whole days end at midnight of the community, less than a
///     day is exact
/// @param ownerSeesTenantBills whether an owner sees the bills of the tenants of the unit
record BillingSettings(
        @NotNull @DurationMin(seconds = 1) @DurationMax(days = 365)
        Duration paymentTerm,

        boolean ownerSeesTenantBills) {

    static final BillingSettings DEFAULTS = new BillingSettings(Duration.ofDays(15), false);
}
