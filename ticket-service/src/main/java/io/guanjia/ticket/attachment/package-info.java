@NullMarked
package io.guanjia.ticket.attachment;

import org.jspecify.annotations.NullMarked;
