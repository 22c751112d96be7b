package io.guanjia.platform.calendar;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneRules;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// When something is open, in a zone: windows by day of the week, other ones on single dates (none: closed). An instant
/// is open when its time of day there lies in a window, also on days on which the clock is changed.
public record Windows(ZoneId zone, Map<DayOfWeek, List<Window>> week, Map<LocalDate, List<Window>> exceptions) {

    private static final int DAYS_LOOKED_AHEAD = 3660;

    public static Windows everyDay(ZoneId zone, List<Window> windows) {
        Map<DayOfWeek, List<Window>> week =
                Arrays.stream(DayOfWeek.values()).collect(Collectors.toMap(Function.identity(), day -> windows));
        return new Windows(zone, week, Map.of());
    }

    public static Windows always() {
        return everyDay(ZoneOffset.UTC, List.of(Window.ALL_DAY));
    }

    public boolean isOpen(Instant at) {
        return nextOpen(at).equals(at);
    }

    /// The instant itself when it is open, else the next one that is.
    ///
    /// @throws IllegalStateException when nothing is open for ten years
    public Instant nextOpen(Instant from) {
        return after(from, Duration.ZERO);
    }

    /// Open time from one instant to another; zero when the second is not later.
    public Duration between(Instant from, Instant to) {
        Duration open = Duration.ZERO;
        for (LocalDate day = dayOf(from); from.isBefore(to) && !day.isAfter(dayOf(to)); day = day.plusDays(1)) {
            for (Span span : spans(day)) {
                Span counted = span.within(from, to);
                open = counted == null ? open : open.plus(counted.length());
            }
        }
        return open;
    }

    /// The earliest open instant at which the given open time has passed since `from`.
    ///
    /// @throws IllegalStateException when that is more than ten years ahead
    public Instant after(Instant from, Duration open) {
        Duration left = open;
        LocalDate first = dayOf(from);
        for (LocalDate day = first; day.isBefore(first.plusDays(DAYS_LOOKED_AHEAD)); day = day.plusDays(1)) {
            for (Span span : spans(day)) {
                Span counted = span.within(from, Instant.MAX);
                if (counted != null && left.compareTo(counted.length()) < 0) {
                    return counted.from().plus(left);
                }
                left = counted == null ? left : left.minus(counted.length());
                if (counted != null && left.isZero() && !open.isZero()) {
                    return counted.to();
                }
            }
        }
        throw new IllegalStateException("not open long enough in ten years");
    }

    /// The open spans of a day in order, each stretch of one offset for itself: a time that the clock skips is not
    /// there, one that it repeats is there twice.
    private List<Span> spans(LocalDate day) {
        List<Window> windows = exceptions.getOrDefault(day, week.getOrDefault(day.getDayOfWeek(), List.of()));
        ZoneRules rules = zone.getRules();
        Instant end = day.plusDays(1).atStartOfDay(zone).toInstant();
        Instant at = day.atStartOfDay(zone).toInstant();
        List<Span> spans = new ArrayList<>();
        while (at.isBefore(end)) {
            ZoneOffsetTransition change = rules.nextTransition(at);
            Instant until = change == null || change.getInstant().isAfter(end) ? end : change.getInstant();
            ZoneOffset offset = rules.getOffset(at);
            for (Window window : windows) {
                LocalDate lastDay = window.to().equals(LocalTime.MIDNIGHT) ? day.plusDays(1) : day;
                Span span = new Span(
                                LocalDateTime.of(day, window.from()).toInstant(offset),
                                LocalDateTime.of(lastDay, window.to()).toInstant(offset))
                        .within(at, until);
                if (span != null) {
                    spans.add(span);
                }
            }
            at = until;
        }
        return merged(spans);
    }

    private static List<Span> merged(List<Span> spans) {
        List<Span> merged = new ArrayList<>();
        for (Span span : spans.stream().sorted(Comparator.comparing(Span::from)).toList()) {
            Span last = merged.isEmpty() ? null : merged.getLast();
            if (last != null && !span.from().isAfter(last.to())) {
                merged.set(merged.size() - 1, new Span(last.from(), later(last.to(), span.to())));
            } else {
                merged.add(span);
            }
        }
        return merged;
    }

    private LocalDate dayOf(Instant at) {
        return at.atZone(zone).toLocalDate();
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }

    private record Span(Instant from, Instant to) {

        @Nullable
        Span within(Instant earliest, Instant latest) {
            Instant begin = later(from, earliest);
            Instant end = to.isBefore(latest) ? to : latest;
            return begin.isBefore(end) ? new Span(begin, end) : null;
        }

        Duration length() {
            return Duration.between(from, to);
        }
    }
}
