package io.guanjia.platform.web;

import java.util.List;

/// The routes of a service that need no token: one bean. Everything else does.
///
/// @param routes method and path pattern: `POST /api/v1/auth/codes`
public record PublicRoutes(List<String> routes) {

    public static PublicRoutes of(String... routes) {
        return new PublicRoutes(List.of(routes));
    }
}
