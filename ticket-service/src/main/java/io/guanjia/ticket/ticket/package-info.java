@NullMarked
package io.guanjia.ticket.ticket;

import org.jspecify.annotations.NullMarked;
