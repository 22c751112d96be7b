@NullMarked
package io.guanjia.owner.signin;

import org.jspecify.annotations.NullMarked;
