@NullMarked
package io.guanjia.local.testing;

import org.jspecify.annotations.NullMarked;
