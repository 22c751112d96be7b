@NullMarked
package io.guanjia.notification.announcement;

import org.jspecify.annotations.NullMarked;
