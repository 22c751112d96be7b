@NullMarked
package io.guanjia.notification.subscription;

import org.jspecify.annotations.NullMarked;
