package io.guanjia.platform.calendar;

import java.time.LocalTime;
import java.util.List;

/// Open from one time of day up to, not including, another; `00:00` as the end is the end of the day.
public record Window(LocalTime from, LocalTime to) {

    public static final Window ALL_DAY = new Window(LocalTime.MIDNIGHT, LocalTime.MIDNIGHT);

    /// A window stays within its day.
    ///
    /// @throws IllegalArgumentException when it ends before it begins
    public Window {
        if (!to.equals(LocalTime.MIDNIGHT) && !from.isBefore(to)) {
            throw new IllegalArgumentException("a window ends after it begins, on the same day");
        }
    }

    /// The windows of every day between two times, over midnight when the second is the earlier one: `21:00`, `08:00`.
    public static List<Window> between(LocalTime from, LocalTime to) {
        return to.equals(LocalTime.MIDNIGHT) || from.isBefore(to)
                ? List.of(new Window(from, to))
                : List.of(new Window(LocalTime.MIDNIGHT, to), new Window(from, LocalTime.MIDNIGHT));
    }
}
