package io.guanjia.ticket;

import static org.assertj.core.api.Assertions.assertThat;

import io.guanjia.ticket.dispatch.Workloads;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/// The guard of the load cap, on a real database.
@ServiceTest
class WorkloadsIT {

    private static final Instant NINE = Instant.parse("2026-11-22T01:00:00Z");

    @Autowired
    Workloads workloads;

    private final String worker = "w-" + UUID.randomUUID();

    @Test
    void givesOutNoMorePlacesThanTheCapToManyAtOnce() throws Exception {
        try (ExecutorService dispatchers = Executors.newVirtualThreadPerTaskExecutor()) {
            long given = dispatchers
                    .invokeAll(IntStream.range(0, 40)
                            .<Callable<Boolean>>mapToObj(i -> () -> take("t" + i, 10))
                            .toList())
                    .stream()
                    .filter(taken -> taken.resultNow())
                    .count();

            assertThat(given).isEqualTo(10);
        }
        assertThat(loads(NINE)).isEqualTo(10);
    }

    @Test
    void givesTheSameTicketTheSamePlace() {
        assertThat(take("t1", 1)).isTrue();
        assertThat(take("t1", 1)).isTrue();
        assertThat(take("t2", 1)).isFalse();
    }

    @Test
    void givesUpAPlaceWhoseTicketNeverCame() {
        take("t-crashed", 1);
        assertThat(loads(NINE.plusSeconds(29))).isEqualTo(1);

        assertThat(loads(NINE.plusSeconds(31))).isZero();
        assertThat(take("t2", 1)).isTrue();
    }

    private boolean take(String ticket, int cap) {
        return workloads.take("c-load", worker, ticket, cap, NINE);
    }

    private int loads(Instant at) {
        return workloads.loads("c-load", List.of(worker), at).getOrDefault(worker, 0);
    }
}
