package io.guanjia.gateway.problem;

import io.guanjia.gateway.route.Service;
import java.time.Duration;

/// Everything the gateway itself answers instead of a service; [Problem] says how each looks on the wire.
public sealed interface Refusal {

    record NotFound() implements Refusal {}

    record MalformedRequest() implements Refusal {}

    record TokenMissing() implements Refusal {}

    record TokenExpired() implements Refusal {}

    record TokenInvalid() implements Refusal {}

    record OriginRefused() implements Refusal {}

    /// `limit` in bytes.
    record BodyTooLarge(long limit) implements Refusal {}

    /// `limit` in bytes over all names and values.
    record HeadersTooLarge(long limit) implements Refusal {}

    /// `policy` is the name used in the `RateLimit` headers: `client` or `address`.
    record RateExceeded(String policy, Duration retryAfter) implements Refusal {}

    /// `what` is `streams` or `uploads`; `limit` is how many one client may have open.
    record TooManyOpen(String what, int limit) implements Refusal {}

    /// All places for streams or uploads are taken, by whomever.
    record Busy(String what) implements Refusal {}

    record ServiceUnavailable(Service service, Duration retryAfter) implements Refusal {}

    record ServiceTimeout(Service service) implements Refusal {}

    /// A defect of ours; the log has it under the same trace id.
    record Unexpected() implements Refusal {}
}
