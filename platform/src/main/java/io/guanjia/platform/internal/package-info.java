/// Calls from service to service: `/internal/**`, never routed by the gateway, opened by one-minute tokens.
@NullMarked
package io.guanjia.platform.internal;

import org.jspecify.annotations.NullMarked;
