/// The topics that events travel on.
@NullMarked
package io.guanjia.platform.topic;

import org.jspecify.annotations.NullMarked;
