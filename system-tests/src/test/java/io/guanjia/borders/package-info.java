@NullMarked
package io.guanjia.borders;

import org.jspecify.annotations.NullMarked;
