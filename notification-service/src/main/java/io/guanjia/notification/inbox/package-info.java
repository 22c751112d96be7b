@NullMarked
package io.guanjia.notification.inbox;

import org.jspecify.annotations.NullMarked;
