@NullMarked
package io.guanjia.docs;

import org.jspecify.annotations.NullMarked;
