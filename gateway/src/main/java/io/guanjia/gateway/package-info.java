@NullMarked
package io.guanjia.gateway;

import org.jspecify.annotations.NullMarked;
