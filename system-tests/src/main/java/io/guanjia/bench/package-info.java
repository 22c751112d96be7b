/// Measures the running system. Nothing here fails on speed; what fails is a loss.
@NullMarked
package io.guanjia.bench;

import org.jspecify.annotations.NullMarked;
