@NullMarked
package io.guanjia.owner.community;

import org.jspecify.annotations.NullMarked;
