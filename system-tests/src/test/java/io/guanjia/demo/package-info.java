@NullMarked
package io.guanjia.demo;

import org.jspecify.annotations.NullMarked;
