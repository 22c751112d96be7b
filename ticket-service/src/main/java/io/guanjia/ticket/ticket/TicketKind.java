package io.guanjia.ticket.ticket;

import java.util.Arrays;
import java.util.Optional;

/// What a ticket is about. A repair mends a thing, a matter is work for cleaning, greening, order or facilities, an
/// enquiry wants an answer.
public enum TicketKind {
    REPAIR("repair"),
    MATTER("matter"),
    ENQUIRY("enquiry");

    private final String code;

    TicketKind(String code) {
        this.code = code;
    }

    /// The name on the wire.
    public String code() {
        return code;
    }

    public Transitions transitions() {
        return switch (this) {
            case REPAIR, MATTER -> Transitions.JOB;
            case ENQUIRY -> Transitions.ENQUIRY;
        };
    }

    /// Whether a worker goes there; an enquiry is answered at the desk.
    public boolean needsWorker() {
        return this != ENQUIRY;
    }

    public static Optional<TicketKind> of(String code) {
        return Arrays.stream(values()).filter(kind -> kind.code.equals(code)).findFirst();
    }
}
