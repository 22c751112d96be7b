package io.guanjia.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class ProcessesTest {

    @Test
    void readsResidentMemoryInMegabytes() {
        assertThat(Processes.resident(List.of("Name:\tjava", "VmHWM:\t  409600 kB", "VmRSS:\t  204800 kB")))
                .isEqualTo(200);
    }
}
