@NullMarked
package io.guanjia.system;

import org.jspecify.annotations.NullMarked;
