@NullMarked
package io.guanjia.gateway.limit;

import org.jspecify.annotations.NullMarked;
