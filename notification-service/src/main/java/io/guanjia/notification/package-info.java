@NullMarked
package io.guanjia.notification;

import org.jspecify.annotations.NullMarked;
