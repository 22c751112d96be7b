@NullMarked
package io.guanjia.ticket.dispatch;

import org.jspecify.annotations.NullMarked;
