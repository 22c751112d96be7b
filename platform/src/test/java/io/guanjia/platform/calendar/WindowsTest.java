package io.guanjia.platform.calendar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Against a slow model that looks at every single minute.
class WindowsTest {

    private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");
    private static final List<ZoneId> ZONES = List.of(
            SHANGHAI, ZoneId.of("Europe/Berlin"), ZoneId.of("America/Sao_Paulo"), ZoneId.of("Australia/Lord_Howe"));
    private static final List<String> CHANGES_OF_CLOCK = List.of(
            "2026-03-28T00:00:00Z",
            "2026-10-24T00:00:00Z",
            "2018-11-03T00:00:00Z",
            "2026-04-03T20:00:00Z",
            "2026-10-02T20:00:00Z");

    static LongStream seeds() {
        return LongStream.range(0, 200);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void agreesWithTheMinuteByMinuteModel(long seed) {
        Random random = new Random(seed);
        Instant begin = Instant.parse(CHANGES_OF_CLOCK.get(random.nextInt(CHANGES_OF_CLOCK.size())));
        Windows windows = randomWindows(random, begin);
        Instant from = begin.plus(random.nextInt(600), ChronoUnit.MINUTES);
        Instant to = from.plus(random.nextInt(3 * 1440), ChronoUnit.MINUTES);
        long open = openMinutes(windows, from, to);
        assertThat(windows.between(from, to)).isEqualTo(Duration.ofMinutes(open));
        assertThat(windows.isOpen(from)).isEqualTo(open(windows, from));
        if (open > 0) {
            long wanted = 1L + random.nextInt((int) open);
            assertThat(windows.after(from, Duration.ofMinutes(wanted)))
                    .isEqualTo(minuteAfterOpen(windows, from, wanted));
            Instant next = from;
            while (!open(windows, next)) {
                next = next.plus(1, ChronoUnit.MINUTES);
            }
            assertThat(windows.nextOpen(from)).isEqualTo(next);
        }
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void derivesElapsedAndDueFromTheSegments(long seed) {
        Random random = new Random(seed);
        Instant begin = Instant.parse(CHANGES_OF_CLOCK.get(random.nextInt(CHANGES_OF_CLOCK.size())));
        Windows windows = randomWindows(random, begin);
        Instant at = begin;
        Segments clock = Segments.started(at);
        for (int i = random.nextInt(5); i > 0; i--) {
            at = at.plus(random.nextInt(400), ChronoUnit.MINUTES);
            clock = clock.running() ? clock.paused(at) : clock.resumed(at);
        }
        Instant now = at.plus(random.nextInt(1440), ChronoUnit.MINUTES);
        long ran = 0;
        Instant reached = null;
        long limit = 1L + random.nextInt(600);
        for (Instant minute = begin; minute.isBefore(now); minute = minute.plus(1, ChronoUnit.MINUTES)) {
            if (runs(clock, minute) && open(windows, minute)) {
                ran++;
            }
            if (ran == limit && reached == null) {
                reached = minute.plus(1, ChronoUnit.MINUTES);
            }
        }
        assertThat(clock.elapsed(windows, now)).isEqualTo(Duration.ofMinutes(ran));
        if (reached != null) {
            assertThat(clock.due(windows, Duration.ofMinutes(limit))).hasValue(reached);
        } else if (!clock.running()) {
            assertThat(clock.due(windows, Duration.ofMinutes(limit))).isEmpty();
        }
    }

    @Test
    void warnsAtFourFifths() {
        Instant start = Instant.parse("2026-11-22T01:00:00Z");
        Segments clock = Segments.started(start).paused(start.plusSeconds(600)).resumed(start.plusSeconds(1200));
        assertThat(clock.warning(Windows.always(), Duration.ofMinutes(30))).hasValue(start.plusSeconds(2040));
        assertThat(clock.due(Windows.always(), Duration.ofMinutes(30))).hasValue(start.plusSeconds(2400));
        assertThat(clock.paused(start.plusSeconds(1300)).due(Windows.always(), Duration.ofMinutes(30)))
                .isEqualTo(Optional.empty());
    }

    @Test
    void isDueAtClosingTimeRatherThanNextMorning() {
        Windows desk = Windows.everyDay(SHANGHAI, Window.between(LocalTime.of(8, 0), LocalTime.of(20, 0)));
        assertThat(desk.after(Instant.parse("2026-11-22T10:00:00Z"), Duration.ofHours(2)))
                .isEqualTo("2026-11-22T12:00:00Z");
        assertThat(desk.nextOpen(Instant.parse("2026-11-22T12:00:00Z"))).isEqualTo("2026-11-23T00:00:00Z");
    }

    @Test
    void closesOnExceptionsAndGoesOverMidnight() {
        Windows night = new Windows(
                SHANGHAI,
                Windows.everyDay(SHANGHAI, Window.between(LocalTime.of(21, 0), LocalTime.of(8, 0)))
                        .week(),
                Map.of(LocalDate.parse("2026-11-23"), List.of()));
        assertThat(night.between(Instant.parse("2026-11-22T04:00:00Z"), Instant.parse("2026-11-23T04:00:00Z")))
                .isEqualTo(Duration.ofHours(3));
        assertThat(night.isOpen(Instant.parse("2026-11-22T20:00:00Z"))).isFalse();
    }

    @Test
    void saysWhenItNeverOpens() {
        Windows never = new Windows(SHANGHAI, Map.of(), Map.of());
        assertThatThrownBy(() -> never.nextOpen(Instant.EPOCH)).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> new Window(LocalTime.NOON, LocalTime.of(8, 0)))
                .isInstanceOf(IllegalArgumentException.class);
        Segments clock = Segments.started(Instant.EPOCH);
        assertThatThrownBy(() -> clock.paused(Instant.EPOCH.minusSeconds(1)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static Windows randomWindows(Random random, Instant begin) {
        ZoneId zone = ZONES.get(random.nextInt(ZONES.size()));
        Map<DayOfWeek, List<Window>> week = new EnumMap<>(DayOfWeek.class);
        for (DayOfWeek day : DayOfWeek.values()) {
            week.put(day, randomDay(random));
        }
        Map<LocalDate, List<Window>> exceptions = new TreeMap<>();
        exceptions.put(begin.atZone(zone).toLocalDate().plusDays(random.nextInt(3)), randomDay(random));
        return new Windows(zone, week, exceptions);
    }

    private static List<Window> randomDay(Random random) {
        List<Window> day = new ArrayList<>();
        for (int i = random.nextInt(4); i > 0; i--) {
            int from = random.nextInt(1439);
            int to = random.nextInt(5) == 0 ? 0 : from + 1 + random.nextInt(1439 - from);
            day.add(new Window(LocalTime.ofSecondOfDay(from * 60L), LocalTime.ofSecondOfDay(to * 60L)));
        }
        return day;
    }

    private static boolean open(Windows windows, Instant at) {
        ZonedDateTime there = at.atZone(windows.zone());
        LocalTime time = there.toLocalTime();
        return windows
                .exceptions()
                .getOrDefault(there.toLocalDate(), windows.week().getOrDefault(there.getDayOfWeek(), List.of()))
                .stream()
                .anyMatch(window -> !time.isBefore(window.from())
                        && (window.to().equals(LocalTime.MIDNIGHT) || time.isBefore(window.to())));
    }

    private static long openMinutes(Windows windows, Instant from, Instant to) {
        long open = 0;
        for (Instant at = from; at.isBefore(to); at = at.plus(1, ChronoUnit.MINUTES)) {
            open += open(windows, at) ? 1 : 0;
        }
        return open;
    }

    private static Instant minuteAfterOpen(Windows windows, Instant from, long wanted) {
        Instant at = from;
        for (long open = 0; open < wanted; at = at.plus(1, ChronoUnit.MINUTES)) {
            open += open(windows, at) ? 1 : 0;
        }
        return at;
    }

    private static boolean runs(Segments clock, Instant at) {
        return clock.marks().stream()
                .filter(mark -> !mark.at().isAfter(at))
                .reduce((earlier, later) -> later)
                .map(Segments.Mark::running)
                .orElse(false);
    }
}
