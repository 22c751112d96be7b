package io.guanjia.ticket.clock;

/// What a clock promises: that somebody takes the job, is there, is done, has answered, or that the owner hears the
/// next
/// word.
public enum ClockName {
    ACCEPT("accept"),
    ARRIVE("arrive"),
    FINISH("finish"),
    FIRST_ANSWER("first-answer"),
    OWNER_UPDATE("owner-update");

    private final String code;

    ClockName(String code) {
        this.code = code;
    }

    /// The name on the wire.
    public String code() {
        return code;
    }

    /// Whether it stands while the job does. The owner waits for a word all the more then.
    boolean pauses() {
        return this != OWNER_UPDATE;
    }

    /// The timer that stands for the clock's next warning or breach.
    public String timer() {
        return code + "-clock";
    }
}
