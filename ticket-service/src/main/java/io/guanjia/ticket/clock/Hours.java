package io.guanjia.ticket.clock;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// Hours in which time counts, the same every day of the year, in the zone of a community. No window at all means
/// around the clock. A window that ends at or before its start reaches into the next day.
public record Hours(String zone, List<Window> windows) {

    /// `from` and `to` as ISO local times.
    public record Window(String from, String to) {

        /// @throws java.time.DateTimeException when one is no time of day
        public Window {
            LocalTime.parse(from);
            LocalTime.parse(to);
        }

        ZonedDateTime start(LocalDate day, ZoneId zone) {
            return day.atTime(LocalTime.parse(from)).atZone(zone);
        }

        ZonedDateTime end(LocalDate day, ZoneId zone) {
            LocalTime ends = LocalTime.parse(to);
            boolean overMidnight = !ends.isAfter(LocalTime.parse(from));
            return (overMidnight ? day.plusDays(1) : day).atTime(ends).atZone(zone);
        }
    }

    public static Hours aroundTheClock(String zone) {
        return new Hours(zone, List.of());
    }

    public boolean contains(Instant instant) {
        return windows.isEmpty() || !nextOpen(instant).isAfter(instant);
    }

    /// The instant itself when it counts, else the start of the next window.
    public Instant nextOpen(Instant from) {
        return windows.isEmpty() ? from : spansFrom(from).getFirst().from();
    }

    /// When `working` has passed, counted only inside the hours.
    public Instant plus(Instant from, Duration working) {
        if (windows.isEmpty()) {
            return from.plus(working);
        }
        Duration left = working;
        Instant cursor = from;
        while (true) {
            for (Span span : spansFrom(cursor)) {
                Duration length = Duration.between(span.from(), span.to());
                if (length.compareTo(left) >= 0) {
                    return span.from().plus(left);
                }
                left = left.minus(length);
                cursor = span.to();
            }
        }
    }

    /// How much time between the two instants counts.
    public Duration between(Instant from, Instant to) {
        if (!to.isAfter(from)) {
            return Duration.ZERO;
        }
        if (windows.isEmpty()) {
            return Duration.between(from, to);
        }
        Duration sum = Duration.ZERO;
        Instant cursor = from;
        while (cursor.isBefore(to)) {
            for (Span span : spansFrom(cursor)) {
                Instant end = span.to().isBefore(to) ? span.to() : to;
                if (end.isAfter(span.from())) {
                    sum = sum.plus(Duration.between(span.from(), end));
                }
                cursor = span.to();
            }
        }
        return sum;
    }

    /// Open spans of about a week that end after `from`, merged where windows touch or overlap.
    private List<Span> spansFrom(Instant from) {
        ZoneId at = ZoneId.of(zone);
        LocalDate first = LocalDate.ofInstant(from, at).minusDays(1);
        List<Span> spans = new ArrayList<>();
        first.datesUntil(first.plusDays(9))
                .flatMap(day -> windows.stream()
                        .map(window -> new Span(
                                window.start(day, at).toInstant(),
                                window.end(day, at).toInstant())))
                .filter(span -> span.to().isAfter(from))
                .map(span -> span.from().isBefore(from) ? new Span(from, span.to()) : span)
                .sorted(Comparator.comparing(Span::from))
                .forEach(span -> merge(spans, span));
        return spans;
    }

    private static void merge(List<Span> spans, Span next) {
        Span last = spans.isEmpty() ? null : spans.getLast();
        if (last == null || next.from().isAfter(last.to())) {
            spans.add(next);
        } else if (next.to().isAfter(last.to())) {
            spans.set(spans.size() - 1, new Span(last.from(), next.to()));
        }
    }

    private record Span(Instant from, Instant to) {}
}
