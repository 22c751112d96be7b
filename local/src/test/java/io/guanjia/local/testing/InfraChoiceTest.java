package io.guanjia.local.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.guanjia.local.process.Trouble;
import org.junit.jupiter.api.Test;

class InfraChoiceTest {

    @Test
    void anExplicitWordDecidesWhateverTheEngineSays() {
        assertThat(InfraChoice.of("local", () -> true).containers()).isFalse();
        assertThat(InfraChoice.of("containers", () -> false).containers()).isTrue();
    }

    @Test
    void autoTakesContainersOnlyWhereTheyAreReadyToStart() {
        assertThat(InfraChoice.of("auto", () -> true).containers()).isTrue();
        assertThat(InfraChoice.of("auto", () -> false).containers()).isFalse();
    }

    @Test
    void anUnknownWordIsRefused() {
        assertThatThrownBy(() -> InfraChoice.of("cloud", () -> true))
                .isInstanceOf(Trouble.class)
                .hasMessageContaining("auto, containers or local");
    }
}
