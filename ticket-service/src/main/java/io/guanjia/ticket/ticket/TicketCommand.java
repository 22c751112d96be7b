package io.guanjia.ticket.ticket;

/// What may be asked of a ticket. The code is the noun of the route, where there is one.
public enum TicketCommand {
    DISPATCH("dispatch"),
    CLAIM("claim"),
    GIVE_UP("dispatch-given-up"),
    ACCEPT("acceptance"),
    REFUSE("refusal"),
    ARRIVE("arrival"),
    START("start"),
    HOLD("hold"),
    RESUME("resumption"),
    RETURN("return"),
    TRANSFER("transfer"),
    REFER("referral"),
    COMPLETE("completion"),
    SOLVE("solution-on-contact"),
    ANSWER("answer"),
    CONFIRM("confirmation"),
    REOPEN("reopening"),
    FOLLOW_UP("follow-up"),
    CLOSE("closure"),
    CANCEL("cancellation"),
    CHANGE("change"),
    COMMENT("comment"),
    ATTACH("attachment"),
    URGE("urge"),
    RATE("rating");

    private final String code;

    TicketCommand(String code) {
        this.code = code;
    }

    public String code() {
        return code;
    }
}
