package io.guanjia.ticket.clock;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ClockTest {

    private static final Hours SERVICE = new Hours("Asia/Shanghai", List.of(new Hours.Window("08:00", "20:00")));
    private static final Instant MORNING = Instant.parse("2026-11-22T01:00:00Z"); // nine o'clock in Shanghai

    @Test
    void countsOnlyServiceHours() {
        Clock clock = Clock.limited(ClockName.FINISH, MORNING, Duration.ofHours(24), SERVICE, 80, 50);

        assertThat(clock.due(List.of())).contains(Instant.parse("2026-11-24T01:00:00Z"));
    }

    @Test
    void startsAtTheNextOpeningWhenReportedAtNight() {
        Instant night = Instant.parse("2026-11-22T15:00:00Z");

        Clock clock = Clock.limited(ClockName.ACCEPT, night, Duration.ofMinutes(30), SERVICE, 80, 50);

        assertThat(clock.due(List.of())).contains(Instant.parse("2026-11-23T00:30:00Z"));
    }

    @Test
    void warnsAtFourFifthsOfTheLimit() {
        Clock clock =
                Clock.limited(ClockName.ACCEPT, MORNING, Duration.ofMinutes(15), Hours.aroundTheClock("UTC"), 80, 50);

        assertThat(clock.after(80, List.of())).contains(MORNING.plus(Duration.ofMinutes(12)));
    }

    @Test
    void isMovedByAPauseByExactlyItsWorkingTime() {
        Clock clock = Clock.limited(ClockName.FINISH, MORNING, Duration.ofHours(4), SERVICE, 80, 50);
        Pause overNight = new Pause(
                MORNING.plus(Duration.ofHours(1)), Instant.parse("2026-11-23T02:00:00Z"), "waiting-for-parts");

        assertThat(clock.due(List.of(overNight))).contains(Instant.parse("2026-11-23T05:00:00Z"));
    }

    @Test
    void isNotDueWhileItPauses() {
        Clock clock = Clock.limited(ClockName.FINISH, MORNING, Duration.ofHours(4), SERVICE, 80, 50);

        assertThat(clock.due(List.of(new Pause(MORNING.plusSeconds(60), null, "no-show"))))
                .isEmpty();
    }

    @Test
    void keepsAnAgreedInstantThroughAPauseThatEndsBeforeIt() {
        Instant by = MORNING.plus(Duration.ofHours(10));
        Clock clock = Clock.appointed(ClockName.ARRIVE, MORNING, by, SERVICE, 80, 50);

        assertThat(clock.due(List.of(new Pause(MORNING, by.minusSeconds(1), "no-show"))))
                .contains(by);
        assertThat(clock.after(80, List.of())).contains(MORNING.plus(Duration.ofHours(8)));
    }

    @Test
    void countsOnWhatWasLeftOfAnAgreedInstantThatAPauseLastedBeyond() {
        Instant by = MORNING.plus(Duration.ofHours(10));
        Clock clock = Clock.appointed(ClockName.ARRIVE, MORNING, by, SERVICE, 80, 50);
        Pause before = new Pause(MORNING.minusSeconds(60), by.plusSeconds(60), "no-show");
        Pause within = new Pause(by.minusSeconds(60), by.plusSeconds(3600), "no-show");
        Pause after = new Pause(by, by.plusSeconds(3600), "no-show");

        assertThat(clock.due(List.of(before))).contains(by.plusSeconds(60).plus(Duration.ofHours(10)));
        assertThat(clock.due(List.of(within))).contains(by.plusSeconds(3660));
        assertThat(clock.due(List.of(after))).contains(by);
    }

    @Test
    void breaksNoAgreementInAPause() {
        Instant by = MORNING.plus(Duration.ofHours(10));
        Clock clock = Clock.appointed(ClockName.ARRIVE, MORNING, by, SERVICE, 80, 50);

        assertThat(clock.due(List.of(new Pause(MORNING, null, "no-show")))).isEmpty();
    }

    @Test
    void isBrokenByWhenItHappenedWhateverWasSaidBefore() {
        Clocks clocks = new Clocks();
        clocks.start(
                Clock.limited(ClockName.ARRIVE, MORNING, Duration.ofMinutes(30), Hours.aroundTheClock("UTC"), 80, 50));
        clocks.breached(ClockName.ARRIVE);
        assertThat(clocks.overdue()).isTrue();
        clocks.stop(ClockName.ARRIVE, MORNING.plus(Duration.ofMinutes(30)));
        assertThat(clocks.overdue()).isFalse();

        clocks.start(
                Clock.limited(ClockName.FINISH, MORNING, Duration.ofHours(1), Hours.aroundTheClock("UTC"), 80, 50));
        clocks.stop(ClockName.FINISH, MORNING.plus(Duration.ofMinutes(61)));
        assertThat(clocks.overdue()).isTrue();
    }

    @Test
    void crossesMidnightInOneWindow() {
        Hours night = new Hours("Asia/Shanghai", List.of(new Hours.Window("21:00", "08:00")));
        Instant three = Instant.parse("2026-11-22T19:00:00Z");

        assertThat(night.open().isOpen(three)).isTrue();
        assertThat(night.open().nextOpen(MORNING)).isEqualTo(Instant.parse("2026-11-22T13:00:00Z"));
        assertThat(night.open().after(three, Duration.ofHours(6))).isEqualTo(Instant.parse("2026-11-23T14:00:00Z"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"00:00", "08:00"})
    void isOpenTheWholeDayFromATimeToTheSame(String time) {
        Hours whole = new Hours("Asia/Shanghai", List.of(new Hours.Window(time, time)));

        assertThat(whole.open().between(MORNING, MORNING.plus(Duration.ofDays(3))))
                .isEqualTo(Duration.ofDays(3));
        assertThat(whole.open().after(MORNING, Duration.ofHours(50))).isEqualTo(MORNING.plus(Duration.ofHours(50)));
    }

    @Test
    void countsOnlyWhatIsLeftOfAPauseThatBeganBeforeIt() {
        Clock clock = Clock.limited(ClockName.FINISH, MORNING, Duration.ofHours(2), SERVICE, 80, 50);
        Pause before = new Pause(MORNING.minusSeconds(7200), MORNING.minusSeconds(3600), "no-show");
        Pause across = new Pause(MORNING.minusSeconds(600), MORNING.plusSeconds(1800), "no-show");

        assertThat(clock.due(List.of(before, across))).contains(MORNING.plus(Duration.ofMinutes(150)));
    }

    /// Adding working time and measuring it are each other's inverse, and never lose or win a pause.
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void addsUpForAnyPauses(long seed) {
        Random random = new Random(seed);
        for (int i = 0; i < 200; i++) {
            Instant start = MORNING.plusSeconds(random.nextInt(500_000));
            Duration limit = Duration.ofSeconds(1 + random.nextInt(200_000));
            Instant from = start.plusSeconds(random.nextInt(300_000));
            Instant to = from.plusSeconds(random.nextInt(300_000));
            Clock clock = Clock.limited(ClockName.FINISH, start, limit, SERVICE, 80, 50);
            Instant due = clock.due(List.of(new Pause(from, to, "x"))).orElseThrow();
            Duration worked = SERVICE.open().between(start, due);
            Duration paused = due.isAfter(to) ? SERVICE.open().between(from, to) : Duration.ZERO;
            assertThat(worked.minus(paused)).as("seed %d round %d", seed, i).isEqualTo(limit);
        }
    }
}
