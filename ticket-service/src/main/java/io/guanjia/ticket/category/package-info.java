@NullMarked
package io.guanjia.ticket.category;

import org.jspecify.annotations.NullMarked;
