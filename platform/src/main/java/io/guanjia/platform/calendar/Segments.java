package io.guanjia.platform.calendar;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// A clock as what was recorded of it: started, paused, resumed. How long it ran and when it is due are derived, never
/// stored, so that a pause told later or other open hours move them by themselves.
public record Segments(List<Mark> marks) {

    private static final int WARNING_PERCENT = 80;

    /// From `at` on it runs, or does not.
    public record Mark(Instant at, boolean running) {}

    /// In the order of time.
    ///
    /// @throws IllegalArgumentException when a mark lies before the one that precedes it
    public Segments {
        marks = List.copyOf(marks);
        for (int i = 1; i < marks.size(); i++) {
            if (marks.get(i).at().isBefore(marks.get(i - 1).at())) {
                throw new IllegalArgumentException("marks are in the order of time");
            }
        }
    }

    public static Segments started(Instant at) {
        return new Segments(List.of(new Mark(at, true)));
    }

    public Segments paused(Instant at) {
        return with(new Mark(at, false));
    }

    public Segments resumed(Instant at) {
        return with(new Mark(at, true));
    }

    public boolean running() {
        return !marks.isEmpty() && marks.getLast().running();
    }

    /// How much open time has run up to `now`.
    public Duration elapsed(Windows open, Instant now) {
        Duration elapsed = Duration.ZERO;
        for (int i = 0; i < marks.size(); i++) {
            Instant end = endOf(i);
            if (marks.get(i).running()) {
                elapsed = elapsed.plus(open.between(marks.get(i).at(), end.isBefore(now) ? end : now));
            }
        }
        return elapsed;
    }

    /// When the limit is, or was, reached; empty while the clock stands before that.
    public Optional<Instant> due(Windows open, Duration limit) {
        Duration left = limit;
        for (int i = 0; i < marks.size(); i++) {
            Instant from = marks.get(i).at();
            if (!marks.get(i).running()) {
                continue;
            }
            boolean last = i == marks.size() - 1;
            Duration ran = last ? left : open.between(from, endOf(i));
            if (ran.compareTo(left) >= 0) {
                return Optional.of(open.after(from, left));
            }
            left = left.minus(ran);
        }
        return Optional.empty();
    }

    /// When four fifths of the limit are reached.
    public Optional<Instant> warning(Windows open, Duration limit) {
        return due(open, limit.multipliedBy(WARNING_PERCENT).dividedBy(100));
    }

    private Instant endOf(int mark) {
        return mark + 1 < marks.size() ? marks.get(mark + 1).at() : Instant.MAX;
    }

    private Segments with(Mark mark) {
        List<Mark> more = new ArrayList<>(marks);
        more.add(mark);
        return new Segments(more);
    }
}
