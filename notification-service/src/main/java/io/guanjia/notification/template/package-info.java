@NullMarked
package io.guanjia.notification.template;

import org.jspecify.annotations.NullMarked;
