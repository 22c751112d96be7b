/// Numbers that people read to each other.
@NullMarked
package io.guanjia.platform.number;

import org.jspecify.annotations.NullMarked;
