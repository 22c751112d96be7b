package io.guanjia.platform.event;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class HearingsTest {

    record Done(long no) {}

    @Test
    void aServiceHearsAsOneGroup() {
        assertThatThrownBy(() -> new Hearings(List.of(Hearing.of("desk"), Hearing.of("office"))))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void anEventIsHeardOnceInOneHearing() {
        Hearing desk = Hearing.of("desk").on("shop", "job.done", Done.class, heard -> {});
        assertThatThrownBy(() -> desk.on("shop", "job.done", Done.class, heard -> {}))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
