@NullMarked
package io.guanjia.local;

import org.jspecify.annotations.NullMarked;
