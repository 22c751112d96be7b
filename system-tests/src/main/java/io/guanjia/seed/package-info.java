/// Loads the seed communities through the public API.
@NullMarked
package io.guanjia.seed;

import org.jspecify.annotations.NullMarked;
