/// One clock for all code, compared with the database's.
@NullMarked
package io.guanjia.platform.clock;

import org.jspecify.annotations.NullMarked;
