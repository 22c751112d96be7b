/// The one door to stored aggregates: state, journal, timers and events leave in one guarded write.
@NullMarked
package io.guanjia.platform.store;

import org.jspecify.annotations.NullMarked;
