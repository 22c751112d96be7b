@NullMarked
package io.guanjia.billing;

import org.jspecify.annotations.NullMarked;
