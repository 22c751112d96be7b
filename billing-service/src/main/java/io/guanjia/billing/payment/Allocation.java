package io.guanjia.billing.payment;

import io.guanjia.platform.domain.Money;

/// How much of a payment went to which bill.
public record Allocation(String billId, Money amount) {}
