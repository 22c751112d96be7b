package io.guanjia.platform.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.guanjia.platform.store.Exploration.Result;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// The protocol of events and timers, proved over every interleaving of two nodes with crashes, pauses, a rollback and
/// late or doubled delivery; and proved to need each of its guards.
class RelayModelTest {

    @Test
    void deliversEveryLastingEventInOrderWithItsEffectOnce() {
        Result result = new Exploration<>(new RelayModel(EnumSet.allOf(RelayModel.Guard.class), 1)).explore();

        assertThat(result.broken()).isEmpty();
        assertThat(result.states()).isGreaterThan(10_000);
    }

    @ParameterizedTest
    @EnumSource
    void losesDoublesOrDisordersEventsWithoutTheGuard(RelayModel.Guard guard) {
        Set<RelayModel.Guard> others = EnumSet.complementOf(EnumSet.of(guard));

        Optional<String> broken = IntStream.rangeClosed(0, 1)
                .mapToObj(faults -> new Exploration<>(new RelayModel(others, faults))
                        .explore()
                        .broken())
                .flatMap(Optional::stream)
                .findFirst();

        assertThat(broken).isPresent();
    }

    @Test
    void firesOrCancelsEveryTimerOnceAndNeverEarly() {
        Result result = new Exploration<>(new TimerModel(EnumSet.allOf(TimerModel.Guard.class), 2)).explore();

        assertThat(result.broken()).isEmpty();
        assertThat(result.states()).isGreaterThan(1_000);
    }

    @ParameterizedTest
    @EnumSource
    void firesTimersWronglyWithoutTheGuard(TimerModel.Guard guard) {
        Set<TimerModel.Guard> others = EnumSet.complementOf(EnumSet.of(guard));

        assertThat(new Exploration<>(new TimerModel(others, 2)).explore().broken())
                .isPresent();
    }
}
