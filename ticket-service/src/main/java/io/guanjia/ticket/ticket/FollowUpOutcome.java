package io.guanjia.ticket.ticket;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/// What the owner said on the phone, or that nobody spoke.
public enum FollowUpOutcome {
    SOLVED_SATISFIED,
    SOLVED_UNSATISFIED,
    NOT_SOLVED,
    UNREACHED,
    REFUSED;

    /// The name on the wire.
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    public static Optional<FollowUpOutcome> of(String code) {
        return Arrays.stream(values())
                .filter(outcome -> outcome.code().equals(code))
                .findFirst();
    }
}
