@NullMarked
package io.guanjia.ticket.figures;

import org.jspecify.annotations.NullMarked;
