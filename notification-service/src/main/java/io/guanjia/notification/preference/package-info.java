@NullMarked
package io.guanjia.notification.preference;

import org.jspecify.annotations.NullMarked;
