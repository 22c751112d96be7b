package io.guanjia.owner.signin;

import jakarta.servlet.http.HttpServletRequest;

/// Where a call comes from: the gateway says so in a header that it never takes from outside.
final class ClientAddress {

    private static final String HEADER = "X-Client-Address";

    private ClientAddress() {}

    static String of(HttpServletRequest request) {
        String told = request.getHeader(HEADER);
        return told == null || told.isBlank() ? request.getRemoteAddr() : told;
    }
}
