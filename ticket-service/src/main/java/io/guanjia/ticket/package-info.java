@NullMarked
package io.guanjia.ticket;

import org.jspecify.annotations.NullMarked;
