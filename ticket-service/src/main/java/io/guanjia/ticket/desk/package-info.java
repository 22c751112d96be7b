@NullMarked
package io.guanjia.ticket.desk;

import org.jspecify.annotations.NullMarked;
