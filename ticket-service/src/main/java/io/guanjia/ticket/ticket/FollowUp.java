package io.guanjia.ticket.ticket;

import org.jspecify.annotations.Nullable;

/// Where the calls to the owner stand.
///
/// @param attempts calls that fell due so far
/// @param due a call waits for somebody to make it
/// @param done no more calls
/// @param notBy who made the call that left the owner unhappy, and so does not make the next
public record FollowUp(
        int attempts, boolean due, boolean done, @Nullable String notBy) {

    static FollowUp planned() {
        return new FollowUp(0, false, false, null);
    }

    static FollowUp none() {
        return new FollowUp(0, false, true, null);
    }

    FollowUp fallDue() {
        return new FollowUp(attempts + 1, true, false, notBy);
    }

    FollowUp again(@Nullable String notThis) {
        return new FollowUp(attempts, false, false, notThis);
    }

    FollowUp finish() {
        return new FollowUp(attempts, false, true, notBy);
    }
}
