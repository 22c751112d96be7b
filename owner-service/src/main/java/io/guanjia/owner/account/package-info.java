@NullMarked
package io.guanjia.owner.account;

import org.jspecify.annotations.NullMarked;
