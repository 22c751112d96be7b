package io.guanjia.platform.internal;

import java.util.Set;

/// Who alone may call a route of `/internal/**` that gives away or sets off more than what was said on a topic: a bean
/// for each such route. The others are open to every service whose key is known.
///
/// @param pattern path pattern: `/internal/contacts/**`
/// @param services names of the services that may
public record InternalCallers(String pattern, Set<String> services) {

    public static InternalCallers of(String pattern, String... services) {
        return new InternalCallers(pattern, Set.of(services));
    }
}
