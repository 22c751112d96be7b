package io.guanjia.platform.web;

import java.util.List;

/// The routes that take a token of a sign-in by a first password: one bean, of the service that lets it be changed.
/// Everything else, in every service, refuses such a token.
///
/// @param routes method and path pattern: `PUT /api/v1/me/password`
public record FirstPasswordRoutes(List<String> routes) {

    public static FirstPasswordRoutes of(String... routes) {
        return new FirstPasswordRoutes(List.of(routes));
    }
}
