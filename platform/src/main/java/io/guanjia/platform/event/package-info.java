/// What a service hears: order kept per key, nothing applied twice, nothing skipped.
@NullMarked
package io.guanjia.platform.event;

import org.jspecify.annotations.NullMarked;
