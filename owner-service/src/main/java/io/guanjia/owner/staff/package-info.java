@NullMarked
package io.guanjia.owner.staff;

import org.jspecify.annotations.NullMarked;
