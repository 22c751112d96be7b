@NullMarked
package io.guanjia.gateway.route;

import org.jspecify.annotations.NullMarked;
