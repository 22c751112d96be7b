/// Bills 账单: one fee item of one unit and payer for one span of months.
@NullMarked
package io.guanjia.billing.bill;

import org.jspecify.annotations.NullMarked;
