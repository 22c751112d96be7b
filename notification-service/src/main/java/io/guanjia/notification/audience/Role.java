package io.guanjia.notification.audience;

/// In which role somebody is told of an event.
public enum Role {
    /// Who reported it.
    REPORTER,
    /// The residents of the unit now: told when nobody of the house reported it (a patrol, a sensor).
    HOUSEHOLD,
    /// Who holds the job; in an event that takes it away, who held it.
    WORKER,
    /// Who held the job until it went to somebody else.
    FORMER_WORKER,
    /// Agents on shift now, all agents when none is.
    AGENTS_ON_DUTY,
    /// Shift leaders on shift now, all of them when none is.
    LEADERS_ON_DUTY,
    /// Department heads on shift now, all of them when none is.
    HEADS_ON_DUTY,
    /// Managers of the community on shift now, all of them when none is.
    MANAGERS_ON_DUTY,
    /// Who is billed.
    PAYER,
    /// The person it is about, such as who asked for a binding.
    PERSON,
    /// The member of staff named in it.
    STAFF;

    /// Named in the event itself, so always the same people; the others depend on when one looks.
    public boolean named() {
        return switch (this) {
            case REPORTER, WORKER, FORMER_WORKER, PAYER, PERSON, STAFF -> true;
            case HOUSEHOLD, AGENTS_ON_DUTY, LEADERS_ON_DUTY, HEADS_ON_DUTY, MANAGERS_ON_DUTY -> false;
        };
    }

    /// Told as a customer: may decline, and is not shown what staff write among themselves.
    public boolean resident() {
        return switch (this) {
            case REPORTER, HOUSEHOLD, PAYER, PERSON -> true;
            case WORKER, FORMER_WORKER, AGENTS_ON_DUTY, LEADERS_ON_DUTY, HEADS_ON_DUTY, MANAGERS_ON_DUTY, STAFF ->
                false;
        };
    }
}
