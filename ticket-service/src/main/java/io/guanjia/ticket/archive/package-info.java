@NullMarked
package io.guanjia.ticket.archive;

import org.jspecify.annotations.NullMarked;
