/// What billing keeps of communities, units and residencies, fed by events of the owner service.
@NullMarked
package io.guanjia.billing.community;

import org.jspecify.annotations.NullMarked;
