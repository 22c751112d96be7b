/// Fee items 收费项目: what is charged for, by which formula and on what basis.
@NullMarked
package io.guanjia.billing.feeitem;

import org.jspecify.annotations.NullMarked;
