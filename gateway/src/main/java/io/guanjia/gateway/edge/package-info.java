@NullMarked
package io.guanjia.gateway.edge;

import org.jspecify.annotations.NullMarked;
