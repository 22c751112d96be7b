package io.guanjia.ticket.ticket;

import java.util.Set;

/// Why a worker refuses or hands back a job, or why it is on hold. Known words are codes that others may hear; any
/// other text stays in the ticket and is heard as "other".
public final class Reason {

    /// Reasons to hold, all known: figures are cut by them.
    public static final Set<String> HOLD = Set.of(
            "waiting-for-parts",
            "waiting-for-owner",
            "waiting-for-third-party",
            "waiting-for-payment",
            "waiting-for-approval",
            "owners-vote",
            "deferred-until",
            "quiet-hours",
            "no-show");

    private static final Set<String> CODES = Set.of(
            "busy", "wrong-skill", "too-far", "unsafe", "off-duty", "needs-second-person", "no-parts", "not-found");

    private Reason() {}

    public static String code(String text) {
        return CODES.contains(text) ? text : "other";
    }
}
