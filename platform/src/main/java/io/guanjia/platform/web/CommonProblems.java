package io.guanjia.platform.web;

import io.guanjia.platform.domain.CommonRefusal;
import io.guanjia.platform.domain.CommonRefusal.Busy;
import io.guanjia.platform.domain.CommonRefusal.FieldError;
import io.guanjia.platform.domain.CommonRefusal.Forbidden;
import io.guanjia.platform.domain.CommonRefusal.InvalidRequest;
import io.guanjia.platform.domain.CommonRefusal.KeyMissing;
import io.guanjia.platform.domain.CommonRefusal.KeyReused;
import io.guanjia.platform.domain.CommonRefusal.NotFound;
import io.guanjia.platform.domain.CommonRefusal.PreconditionFailed;
import io.guanjia.platform.domain.CommonRefusal.PreconditionRequired;
import io.guanjia.platform.domain.CommonRefusal.TooLarge;
import io.guanjia.platform.domain.CommonRefusal.TooMany;
import io.guanjia.platform.domain.CommonRefusal.UnsupportedType;
import io.guanjia.platform.domain.CommonRefusal.WrongStatus;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeSet;

/// The problems that all services share.
final class CommonProblems implements ProblemCatalog<CommonRefusal> {

    @Override
    public Class<CommonRefusal> refusals() {
        return CommonRefusal.class;
    }

    @Override
    public Problem problemOf(CommonRefusal refusal) {
        return switch (refusal) {
            case NotFound() -> Problem.of(404, "not-found");
            case Forbidden() -> Problem.of(403, "forbidden");
            case InvalidRequest(var errors) ->
                Problem.of(
                        400,
                        "invalid-request",
                        Map.of(
                                "errors",
                                errors.stream().map(CommonProblems::member).toList()));
            case KeyMissing() -> Problem.of(400, "key-missing");
            case KeyReused() -> Problem.of(422, "idempotency-key-reused");
            case PreconditionRequired() -> Problem.of(428, "precondition-required");
            case PreconditionFailed(long current) -> Problem.of(412, "precondition-failed", Map.of("current", current));
            case WrongStatus(var status, var allowed) ->
                Problem.of(409, "wrong-status", Map.of("currentStatus", status, "allowed", new TreeSet<>(allowed)));
            case TooMany(var retryAfter) -> Problem.of(429, "too-many-requests", wait(retryAfter));
            case TooLarge(var limit, long max) -> Problem.of(413, "too-large", Map.of("limit", limit, "max", max));
            case UnsupportedType(var accepted) ->
                Problem.of(415, "unsupported-media-type", Map.of("accepted", new TreeSet<>(accepted)));
            case Busy(var retryAfter) -> Problem.of(503, "busy", wait(retryAfter));
        };
    }

    private static Map<String, Object> member(FieldError error) {
        Map<String, Object> member = new LinkedHashMap<>();
        member.put("pointer", error.pointer());
        member.put("code", error.code());
        if (error.limit() != null) {
            member.put("limit", error.limit());
        }
        return member;
    }

    /// Whole seconds, rounded up: nobody is asked back too early.
    private static Map<String, Long> wait(Duration retryAfter) {
        return Map.of(
                ProblemWriter.RETRY_AFTER,
                Math.max(1, retryAfter.plusNanos(999_999_999).toSeconds()));
    }
}
