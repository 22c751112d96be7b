package io.guanjia.ticket.clock;

import io.guanjia.platform.calendar.Segments;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// One promise about time. What is stored is what was agreed and what happened; when it is due is computed from that
/// and the pauses, never stored.
///
/// @param limit working time within `hours`, not set where `by` is
/// @param by an instant agreed with the owner: the end of an appointment that begins at `started`
/// @param warnAt percent of the limit used up when the warning is due
/// @param stopped when what was promised happened
/// @param warned whether the warning was given; `breached` likewise
public record Clock(
        ClockName name,
        Instant started,
        @Nullable Duration limit,
        @Nullable Instant by,
        Hours hours,
        int warnAt,
        @Nullable Instant stopped,
        boolean warned,
        boolean breached) {

    public static Clock limited(ClockName name, Instant started, Duration limit, Hours hours, int warnAt) {
        return new Clock(name, started, limit, null, hours, warnAt, null, false, false);
    }

    public static Clock appointed(ClockName name, Instant started, Instant by, Hours hours, int warnAt) {
        return new Clock(name, started, null, by, hours, warnAt, null, false, false);
    }

    public boolean running() {
        return stopped == null;
    }

    Clock restart(Instant at) {
        return new Clock(name, at, limit, by, hours, warnAt, null, false, false);
    }

    /// Kept or broken by when it happened, whatever was said before that was known.
    Clock stop(Instant at, List<Pause> pauses) {
        boolean late = due(pauses).filter(at::isAfter).isPresent();
        return new Clock(name, started, limit, by, hours, warnAt, at, warned, late);
    }

    Clock warn() {
        return new Clock(name, started, limit, by, hours, warnAt, stopped, true, breached);
    }

    Clock breach() {
        return new Clock(name, started, limit, by, hours, warnAt, stopped, true, true);
    }

    /// When the promise is broken if nothing happens; empty while a pause is open, for then nobody can say.
    public Optional<Instant> due(List<Pause> pauses) {
        return after(100, pauses);
    }

    /// When `percent` of the limit will have been used.
    public Optional<Instant> after(int percent, List<Pause> pauses) {
        Instant agreed = by;
        if (agreed != null) {
            Duration whole = Duration.between(started, agreed);
            return moved(agreed, pauses)
                    .map(due -> due.minus(whole.multipliedBy(100L - percent).dividedBy(100)));
        }
        Duration share =
                limit == null ? Duration.ZERO : limit.multipliedBy(percent).dividedBy(100);
        return ran(name.pauses() ? pauses : List.of()).due(hours.open(), share);
    }

    /// An agreed instant stands through a pause that ends before it, for the owner is still waiting then. Of one that
    /// lasts beyond it, what was left when it began counts on from its end.
    private Optional<Instant> moved(Instant agreed, List<Pause> pauses) {
        Instant due = agreed;
        for (Pause pause : pauses) {
            Instant resumed = pause.to();
            if (resumed == null) {
                return Optional.empty();
            }
            if (pause.from().isBefore(due) && resumed.isAfter(due)) {
                Instant stood = pause.from().isBefore(started) ? started : pause.from();
                due = resumed.plus(Duration.between(stood, due));
            }
        }
        return Optional.of(due);
    }

    /// What lies before the start of this clock does not concern it.
    private Segments ran(List<Pause> pauses) {
        Segments ran = Segments.started(started);
        for (Pause pause : pauses) {
            Instant resumed = pause.to();
            if (resumed != null && !resumed.isAfter(started)) {
                continue;
            }
            ran = ran.paused(pause.from().isBefore(started) ? started : pause.from());
            ran = resumed == null ? ran : ran.resumed(resumed);
        }
        return ran;
    }
}
