@NullMarked
package io.guanjia.owner;

import org.jspecify.annotations.NullMarked;
