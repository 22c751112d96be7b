package io.guanjia.ticket.clock;

import io.guanjia.platform.calendar.Windows;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.stream.Stream;

/// Hours in which time counts as they are set and stored, the same every day of the year, in the zone of a community.
/// No window at all means around the clock. A window that ends at or before its start reaches into the next day.
public record Hours(String zone, List<Window> windows) {

    /// `from` and `to` as ISO local times.
    public record Window(String from, String to) {

        /// @throws java.time.DateTimeException when one is no time of day
        public Window {
            LocalTime.parse(from);
            LocalTime.parse(to);
        }

        private Stream<io.guanjia.platform.calendar.Window> ofEveryDay() {
            return io.guanjia.platform.calendar.Window.between(LocalTime.parse(from), LocalTime.parse(to)).stream();
        }
    }

    public static Hours aroundTheClock(String zone) {
        return new Hours(zone, List.of());
    }

    /// To reckon with.
    public Windows open() {
        return windows.isEmpty()
                ? Windows.always()
                : Windows.everyDay(
                        ZoneId.of(zone),
                        windows.stream().flatMap(Window::ofEveryDay).toList());
    }
}
