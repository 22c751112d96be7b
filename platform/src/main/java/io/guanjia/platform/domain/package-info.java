/// What every aggregate is built from: pure Java, no framework, no clock of its own, no I/O.
@NullMarked
package io.guanjia.platform.domain;

import org.jspecify.annotations.NullMarked;
