/// Billing runs: bills of a whole community for a span, each issued once however often the run is repeated.
@NullMarked
package io.guanjia.billing.run;

import org.jspecify.annotations.NullMarked;
