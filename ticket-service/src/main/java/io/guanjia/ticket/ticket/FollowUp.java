package io.guanjia.ticket.ticket;

import org.jspecify.annotations.Nullable;

/// Where the calls to the owner stand.
///
/// @param attempts calls that fell due so far
/// @param due a call waits for somebody to make it
/// @param done no more calls
/// @param notBy who made the call that left the owner unhappy, and so does not make the next
/// @param lastBy who made the last call
public record FollowUp(
        int attempts,
        boolean due,
        boolean done,
        @Nullable String notBy,
        @Nullable String lastBy) {

    static FollowUp planned() {
        return new FollowUp(0, false, false, null, null);
    }

    static FollowUp none() {
        return new FollowUp(0, false, true, null, null);
    }

    FollowUp fallDue() {
        return new FollowUp(attempts + 1, true, false, notBy, lastBy);
    }

    FollowUp madeBy(String caller) {
        return new FollowUp(attempts, false, done, notBy, caller);
    }

    FollowUp again() {
        return new FollowUp(attempts, false, false, notBy, lastBy);
    }

    /// The owner is unhappy: one more call, by another than who made the last. One that is due stays due.
    FollowUp recover() {
        return new FollowUp(attempts, due, false, lastBy == null ? notBy : lastBy, lastBy);
    }

    FollowUp finish() {
        return new FollowUp(attempts, false, true, notBy, lastBy);
    }
}
