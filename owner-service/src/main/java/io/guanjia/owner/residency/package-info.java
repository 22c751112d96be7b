@NullMarked
package io.guanjia.owner.residency;

import org.jspecify.annotations.NullMarked;
