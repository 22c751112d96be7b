package io.guanjia.ticket.clock;

/// What a clock promises: that somebody takes the job, is there, is done, or has answered.
public enum ClockName {
    ACCEPT("accept"),
    ARRIVE("arrive"),
    FINISH("finish"),
    FIRST_ANSWER("first-answer");

    private final String code;

    ClockName(String code) {
        this.code = code;
    }

    /// The name on the wire.
    public String code() {
        return code;
    }

    /// The timer that stands for the clock's next warning or breach.
    public String timer() {
        return code + "-clock";
    }
}
