@NullMarked
package io.guanjia.notification.audience;

import org.jspecify.annotations.NullMarked;
