package io.guanjia.platform.web;

import java.util.Map;

/// A refusal as it goes over HTTP (RFC 9457): status, stable code (its title stands in the bundles under it), members.
public record Problem(int status, String code, Map<String, ?> data) {

    public static Problem of(int status, String code) {
        return new Problem(status, code, Map.of());
    }

    public static Problem of(int status, String code, Map<String, ?> data) {
        return new Problem(status, code, data);
    }
}
