@NullMarked
package io.guanjia.bench;

import org.jspecify.annotations.NullMarked;
