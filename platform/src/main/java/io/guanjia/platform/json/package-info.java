/// JSON as it is fixed for requests, events and settings alike.
@NullMarked
package io.guanjia.platform.json;

import org.jspecify.annotations.NullMarked;
