package io.guanjia.platform.number;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import io.guanjia.local.testing.Infra;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class MongoNumbersIT {

    private static final LocalDate DAY = LocalDate.parse("2026-11-22");

    @Test
    void givesNoNumberTwiceToSixteenThreads() throws InterruptedException, ExecutionException {
        try (MongoClient client = MongoClients.create(Infra.mongoUri());
                ExecutorService threads = Executors.newFixedThreadPool(16)) {
            Numbers numbers = new MongoNumbers(client.getDatabase("numbers_" + UUID.randomUUID()));
            List<Future<String>> drawn = new ArrayList<>();
            for (int i = 0; i < 400; i++) {
                drawn.add(threads.submit(() -> numbers.next("c1", DAY)));
            }
            List<String> all = new ArrayList<>();
            for (Future<String> one : drawn) {
                all.add(one.get());
            }
            assertThat(all)
                    .containsExactlyInAnyOrderElementsOf(IntStream.rangeClosed(1, 400)
                            .mapToObj(n -> "261122-" + n)
                            .toList());
            assertThat(numbers.next("c2", DAY)).isEqualTo("261122-1");
            assertThat(numbers.next("c1", DAY.plusDays(1))).isEqualTo("261123-1");
        }
    }
}
