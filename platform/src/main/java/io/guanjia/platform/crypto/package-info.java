/// Personal fields encrypted at rest, looked up by keyed hash; what production must not run with.
@NullMarked
package io.guanjia.platform.crypto;

import org.jspecify.annotations.NullMarked;
