@NullMarked
package io.guanjia.notification.directory;

import org.jspecify.annotations.NullMarked;
