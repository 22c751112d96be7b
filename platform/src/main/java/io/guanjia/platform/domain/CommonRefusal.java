package io.guanjia.platform.domain;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Refusals that every service knows.
public sealed interface CommonRefusal extends Refusal {

    /// Not there, or not the caller's: the answer is the same. 404.
    record NotFound() implements CommonRefusal {}

    /// The caller is known but the role does not suffice for this route. 403.
    record Forbidden() implements CommonRefusal {}

    /// Bad input, all defects at once. 400.
    record InvalidRequest(List<FieldError> errors) implements CommonRefusal {

        public static InvalidRequest of(String pointer, String code) {
            return new InvalidRequest(List.of(new FieldError(pointer, code, null)));
        }

        public static InvalidRequest of(String pointer, String code, Object limit) {
            return new InvalidRequest(List.of(new FieldError(pointer, code, limit)));
        }
    }

    /// One defect: JSON pointer, stable code, and the limit that was crossed where there is one.
    record FieldError(String pointer, String code, @Nullable Object limit) {}

    /// A create came without `Idempotency-Key`, or with one that is not 1–64 visible characters. 400.
    record KeyMissing() implements CommonRefusal {}

    /// The key was used before with another body. 422.
    record KeyReused() implements CommonRefusal {}

    /// An edit came without `If-Match`. 428.
    record PreconditionRequired() implements CommonRefusal {}

    /// `If-Match` names a revision that is no longer current. 412.
    record PreconditionFailed(long current) implements CommonRefusal {}

    /// The transition is not allowed in this status; `allowed` are those that are. 409.
    record WrongStatus(String status, Set<String> allowed) implements CommonRefusal {}

    /// Too often; try again after. 429.
    record TooMany(Duration retryAfter) implements CommonRefusal {}

    /// Bigger than the named limit. 413.
    record TooLarge(String limit, long max) implements CommonRefusal {}

    /// A media type that is not taken. 415.
    record UnsupportedType(Set<String> accepted) implements CommonRefusal {}

    /// This document cannot take more commands right now (too many unsent entries or lost races). 503.
    record Busy(Duration retryAfter) implements CommonRefusal {}
}
