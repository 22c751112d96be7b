@NullMarked
package io.guanjia.gateway.access;

import org.jspecify.annotations.NullMarked;
