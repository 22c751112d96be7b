package io.guanjia.ticket.settings;

/// Whether a completed ticket is followed up by a call: never, skip-if-confirmed, sample (of `percent`) or always.
public record FollowUpPolicy(When when, int percent) {

    public enum When {
        NEVER,
        SKIP_IF_CONFIRMED,
        SAMPLE,
        ALWAYS
    }

    public static FollowUpPolicy always() {
        return new FollowUpPolicy(When.ALWAYS, 100);
    }

    public static FollowUpPolicy sample(int percent) {
        return new FollowUpPolicy(When.SAMPLE, percent);
    }

    /// Decided by the ticket itself, so that asking twice gives one answer.
    public boolean callsFor(String ticketNumber) {
        return switch (when) {
            case NEVER -> false;
            case SKIP_IF_CONFIRMED, ALWAYS -> true;
            case SAMPLE -> Math.floorMod(ticketNumber.hashCode() * 31, 100) < percent;
        };
    }

    /// Whether the owner's own word, with a rating of at least three stars or none, spares the call.
    public boolean sparedByConfirmation() {
        return when != When.ALWAYS;
    }
}
