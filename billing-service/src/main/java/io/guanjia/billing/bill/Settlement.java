package io.guanjia.billing.bill;

import io.guanjia.platform.domain.Money;

/// What a bill took from one payment.
public record Settlement(String paymentId, Money amount) {}
