package io.guanjia.gateway.problem;

import io.guanjia.gateway.problem.Refusal.BodyTooLarge;
import io.guanjia.gateway.problem.Refusal.Busy;
import io.guanjia.gateway.problem.Refusal.HeadersTooLarge;
import io.guanjia.gateway.problem.Refusal.MalformedRequest;
import io.guanjia.gateway.problem.Refusal.NotFound;
import io.guanjia.gateway.problem.Refusal.OriginRefused;
import io.guanjia.gateway.problem.Refusal.RateExceeded;
import io.guanjia.gateway.problem.Refusal.ServiceTimeout;
import io.guanjia.gateway.problem.Refusal.ServiceUnavailable;
import io.guanjia.gateway.problem.Refusal.TokenExpired;
import io.guanjia.gateway.problem.Refusal.TokenInvalid;
import io.guanjia.gateway.problem.Refusal.TokenMissing;
import io.guanjia.gateway.problem.Refusal.TooManyOpen;
import io.guanjia.gateway.problem.Refusal.Unexpected;
import java.util.Map;
import org.springframework.http.HttpHeaders;

/// A refusal on the wire: status, stable code, the data a client can act on, and its headers.
record Problem(int status, String code, Map<String, Object> data, Map<String, String> headers) {

    private static final String BEARER = "Bearer realm=\"guanjia\"";

    static Problem of(Refusal refusal) {
        return switch (refusal) {
            case NotFound() -> plain(404, "not-found");
            case MalformedRequest() -> plain(400, "malformed-request");
            case TokenMissing() -> unauthenticated("token-missing", BEARER);
            case TokenExpired() ->
                unauthenticated("token-expired", BEARER + ", error=\"invalid_token\", error_description=\"expired\"");
            case TokenInvalid() -> unauthenticated("token-invalid", BEARER + ", error=\"invalid_token\"");
            case OriginRefused() -> plain(403, "origin-refused");
            case BodyTooLarge(var limit) -> new Problem(413, "body-too-large", Map.of("limit", limit), Map.of());
            case HeadersTooLarge(var limit) -> new Problem(431, "headers-too-large", Map.of("limit", limit), Map.of());
            case RateExceeded(var policy, var wait) ->
                new Problem(429, "rate-exceeded", Map.of("policy", policy), retryAfter(wait.toSeconds()));
            case TooManyOpen(var what, var limit) ->
                new Problem(429, "too-many-open", Map.of("what", what, "limit", limit), retryAfter(1));
            case Busy(var what) -> new Problem(503, "busy", Map.of("what", what), retryAfter(5));
            case ServiceUnavailable(var service, var wait) ->
                new Problem(
                        503,
                        "service-unavailable",
                        Map.of("service", service.wireName()),
                        retryAfter(Math.max(1, wait.toSeconds())));
            case ServiceTimeout(var service) ->
                new Problem(504, "service-timeout", Map.of("service", service.wireName()), Map.of());
            case Unexpected() -> plain(500, "unexpected");
        };
    }

    private static Problem plain(int status, String code) {
        return new Problem(status, code, Map.of(), Map.of());
    }

    private static Problem unauthenticated(String code, String challenge) {
        return new Problem(401, code, Map.of(), Map.of(HttpHeaders.WWW_AUTHENTICATE, challenge));
    }

    private static Map<String, String> retryAfter(long seconds) {
        return Map.of(HttpHeaders.RETRY_AFTER, Long.toString(seconds));
    }
}
