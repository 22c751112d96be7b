@NullMarked
package io.guanjia.notification.code;

import org.jspecify.annotations.NullMarked;
