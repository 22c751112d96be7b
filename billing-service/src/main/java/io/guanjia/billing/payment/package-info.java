/// Payments: money received, and which bills it settled.
@NullMarked
package io.guanjia.billing.payment;

import org.jspecify.annotations.NullMarked;
