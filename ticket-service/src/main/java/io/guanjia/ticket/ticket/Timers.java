package io.guanjia.ticket.ticket;

import java.util.List;

/// Names of a ticket's timers; each clock has its own besides.
public final class Timers {

    /// Let the rules name a worker.
    public static final String DISPATCH = "dispatch";

    /// The named worker has not accepted.
    public static final String ACCEPT_LIMIT = "accept-limit";

    /// Work goes on after a hold.
    public static final String HOLD_UNTIL = "hold-until";

    /// Call the owner.
    public static final String FOLLOW_UP = "follow-up";

    /// Ask the owner once more whether it is solved.
    public static final String REMINDER = "reminder";

    /// The owner has kept silent.
    public static final String SILENCE = "silence";

    static final List<String> ALL = List.of(DISPATCH, ACCEPT_LIMIT, HOLD_UNTIL, FOLLOW_UP, REMINDER, SILENCE);

    private Timers() {}
}
