/// The public API as a client outside of the system sees it.
@NullMarked
package io.guanjia.api;

import org.jspecify.annotations.NullMarked;
