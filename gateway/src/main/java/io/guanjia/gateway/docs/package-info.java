@NullMarked
package io.guanjia.gateway.docs;

import org.jspecify.annotations.NullMarked;
