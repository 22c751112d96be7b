/// The trial system with its seed communities: where it is, who one can sign in as.
@NullMarked
package io.guanjia.trial;

import org.jspecify.annotations.NullMarked;
