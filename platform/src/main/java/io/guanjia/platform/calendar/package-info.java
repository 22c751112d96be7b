/// Open hours and the time that counts within them.
@NullMarked
package io.guanjia.platform.calendar;

import org.jspecify.annotations.NullMarked;
