@NullMarked
package io.guanjia.ticket.intake;

import org.jspecify.annotations.NullMarked;
