@NullMarked
package io.guanjia.notification.delivery;

import org.jspecify.annotations.NullMarked;
