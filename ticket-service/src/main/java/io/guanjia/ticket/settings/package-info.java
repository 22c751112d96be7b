@NullMarked
package io.guanjia.ticket.settings;

import org.jspecify.annotations.NullMarked;
