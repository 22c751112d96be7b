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
/// @param furtherAt percent of the limit beyond the breach at which it is told to the next one up; null: to nobody
/// @param stopped when what was promised happened
/// @param warned whether the warning was given
/// @param breached whether the promise is broken
/// @param step how far up the ladder the breach was told; null: not yet
public record Clock(
        ClockName name,
        Instant started,
        @Nullable Duration limit,
        @Nullable Instant by,
        Hours hours,
        int warnAt,
        @Nullable Integer furtherAt,
        @Nullable Instant stopped,
        boolean warned,
        boolean breached,
        @Nullable Integer step) {

    /// Shift leader, department head, community manager: domain.md §2.
    private static final int STEPS = 3;

    public static Clock limited(
            ClockName name, Instant started, Duration limit, Hours hours, int warnAt, int furtherAt) {
        return new Clock(name, started, limit, null, hours, warnAt, furtherAt, null, false, false, null);
    }

    public static Clock appointed(ClockName name, Instant started, Instant by, Hours hours, int warnAt, int furtherAt) {
        return new Clock(name, started, null, by, hours, warnAt, furtherAt, null, false, false, null);
    }

    public boolean running() {
        return stopped == null;
    }

    /// How often the breach was told, each time further up.
    public int told() {
        return step == null ? 0 : step;
    }

    Clock restart(Instant at) {
        return new Clock(name, at, limit, by, hours, warnAt, furtherAt, null, false, false, null);
    }

    /// Kept or broken by when it happened, whatever was said before that was known.
    Clock stop(Instant at, List<Pause> pauses) {
        boolean late = due(pauses).filter(at::isAfter).isPresent();
        return new Clock(name, started, limit, by, hours, warnAt, furtherAt, at, warned, late, step);
    }

    Clock warn() {
        return new Clock(name, started, limit, by, hours, warnAt, furtherAt, stopped, true, breached, step);
    }

    Clock breach() {
        return new Clock(name, started, limit, by, hours, warnAt, furtherAt, stopped, true, true, told() + 1);
    }

    /// When it has something to say next: the warning, the breach, and that the breach lasts.
    Optional<Instant> next(List<Pause> pauses) {
        if (!warned) {
            return after(warnAt, pauses);
        }
        int further = furtherAt == null ? 0 : furtherAt;
        boolean all = told() == STEPS || (told() > 0 && further == 0);
        return all ? Optional.empty() : after(100 + told() * further, pauses);
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
