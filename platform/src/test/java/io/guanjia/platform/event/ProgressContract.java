package io.guanjia.platform.event;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.StreamSupport;
import org.apache.kafka.common.header.Header;
import org.junit.jupiter.api.Test;

/// What every implementation of {@link Progress} keeps to.
interface ProgressContract {

    Subject JOB = new Subject("shop", "j1");

    Progress progress();

    @Test
    default void startsAtNothing() {
        assertThat(progress().position(JOB)).isEqualTo(Position.START);
    }

    @Test
    default void advancesOnlyFromWhereItStands() {
        progress().advance(JOB, Position.START);
        progress().advance(JOB, Position.START);
        assertThat(progress().position(JOB).seq()).isEqualTo(1);
        progress().advance(JOB, new Position(2, 0, false));
        assertThat(progress().position(JOB).seq()).isEqualTo(1);
        progress().advance(JOB, new Position(1, 0, false));
        assertThat(progress().position(JOB).seq()).isEqualTo(2);
    }

    @Test
    default void oneKeyOfTwoOwnersHasTwoPositions() {
        progress().advance(JOB, Position.START);
        assertThat(progress().position(new Subject("other", "j1"))).isEqualTo(Position.START);
    }

    @Test
    default void isHeldUpUntilItPassesTheDeadLetter() {
        progress().advance(JOB, Position.START);
        progress().holdUp(JOB, 2);
        assertThat(progress().position(JOB).heldUp()).isTrue();
        progress().advance(JOB, progress().position(JOB));
        assertThat(progress().position(JOB)).isEqualTo(new Position(2, 0, false));
    }

    @Test
    default void parksTheOriginalBytesAndHeaders() {
        Delivery delivery = Wire.event("j1", 3, "job.done", "{\"no\":3}");
        progress().park(delivery);
        progress().park(Wire.event("j1", 4, "job.done", null));
        Delivery parked = progress().parked(JOB, 3).orElseThrow();
        assertThat(parked.raw().value()).isEqualTo(delivery.raw().value());
        assertThat(parked.raw().key()).isEqualTo(delivery.raw().key());
        assertThat(StreamSupport.stream(parked.raw().headers().spliterator(), false)
                        .map(Header::key))
                .containsExactly("ce_type", "ce_time", "seq");
        assertThat(parked.time()).isEqualTo(delivery.time());
        assertThat(progress().parked(JOB, 4).orElseThrow().raw().value()).isNull();
        assertThat(progress().parked(JOB, 5)).isEmpty();
        assertThat(progress().position(JOB)).isEqualTo(new Position(0, 0, true));
        assertThat(progress().waiting(10)).containsExactly(JOB);
        assertThat(progress().parkedCount()).isEqualTo(2);
        assertThat(progress().parkedBeyond(JOB, 3)).extracting(Delivery::seq).isEqualTo(List.of(4L));
    }

    @Test
    default void waitsNoLongerWhenTheLastOneIsUnparked() {
        progress().park(Wire.event("j1", 3, "job.done", "{}"));
        progress().park(Wire.event("j1", 4, "job.done", "{}"));
        progress().unpark(JOB, 0, 3);
        assertThat(progress().position(JOB).waiting()).isTrue();
        progress().unpark(JOB, 4, 4);
        assertThat(progress().position(JOB).waiting()).isFalse();
        assertThat(progress().waiting(10)).isEmpty();
    }
}
