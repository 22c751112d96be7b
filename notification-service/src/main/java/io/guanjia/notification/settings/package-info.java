@NullMarked
package io.guanjia.notification.settings;

import org.jspecify.annotations.NullMarked;
