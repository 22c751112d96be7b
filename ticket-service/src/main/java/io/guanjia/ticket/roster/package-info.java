@NullMarked
package io.guanjia.ticket.roster;

import org.jspecify.annotations.NullMarked;
