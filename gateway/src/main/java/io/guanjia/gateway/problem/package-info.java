@NullMarked
package io.guanjia.gateway.problem;

import org.jspecify.annotations.NullMarked;
