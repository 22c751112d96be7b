package io.guanjia.platform.store;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class FailPointTest {

    @Test
    void isRefusedInProduction() {
        assertThatThrownBy(() -> FailPoint.arm("relay.after-send", true)).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void isOffUnlessConfigured() {
        assertThatCode(() -> {
                    FailPoint.arm("", true);
                    FailPoint.reached("relay.after-send");
                })
                .doesNotThrowAnyException();
    }
}
