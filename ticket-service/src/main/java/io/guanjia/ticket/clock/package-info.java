@NullMarked
package io.guanjia.ticket.clock;

import org.jspecify.annotations.NullMarked;
