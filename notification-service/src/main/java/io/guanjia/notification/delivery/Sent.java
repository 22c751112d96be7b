package io.guanjia.notification.delivery;

/// What came of one attempt. A `reason` is a code: it is logged, counted and published.
public sealed interface Sent {

    /// The provider took it.
    record Taken() implements Sent {}

    /// Not this time; worth another try.
    record NotNow(String reason) implements Sent {}

    /// Never: another try would end the same.
    record Refused(String reason) implements Sent {}

    /// It must not be sent: declined, no longer their concern, no address.
    record Suppressed(String reason) implements Sent {}
}
