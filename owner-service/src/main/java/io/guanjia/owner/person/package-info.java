@NullMarked
package io.guanjia.owner.person;

import org.jspecify.annotations.NullMarked;
