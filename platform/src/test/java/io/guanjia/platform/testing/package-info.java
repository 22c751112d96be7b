/// What tests of every service share.
@NullMarked
package io.guanjia.platform.testing;

import org.jspecify.annotations.NullMarked;
