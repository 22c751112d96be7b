@NullMarked
package io.guanjia.local.process;

import org.jspecify.annotations.NullMarked;
