@NullMarked
package io.guanjia.gateway.testing;

import org.jspecify.annotations.NullMarked;
