package io.guanjia.owner.signin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import io.guanjia.local.testing.Infra;
import io.guanjia.owner.signin.Guesses.Bound;
import io.guanjia.platform.domain.CommonRefusal.TooMany;
import io.guanjia.platform.domain.RefusedException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.data.mongodb.core.MongoTemplate;

@SuppressWarnings("NullAway.Init") // filled once, before all tests
class GuessesIT {

    private static final int MANY = 100;
    private static final int ALLOWED = 60;

    private static MongoClient mongo;
    private static Guesses guesses;

    private final String address = UUID.randomUUID().toString();
    private final CountDownLatch come = new CountDownLatch(MANY);
    private final List<Bound> bounds =
            List.of(new Bound("of:" + address, Limit.atMost(ALLOWED, Duration.ofMinutes(10))));

    @BeforeAll
    static void connect() {
        mongo = MongoClients.create(Infra.mongoUri());
        Tries tries = new Tries(new MongoTemplate(mongo, Infra.databaseFor(GuessesIT.class)));
        guesses = new Guesses(tries, Clock.systemUTC());
    }

    @AfterAll
    static void leave() {
        mongo.close();
    }

    @Test
    void letsAHundredSignInAtOnceFromOneOffice() throws Exception {
        assertThat(atOnce(this::allCame)).containsOnly("right").hasSize(MANY);
    }

    @Test
    void boundsWrongOnesSideBySide() throws Exception {
        AtomicInteger checked = new AtomicInteger();

        List<String> answers = atOnce(() -> {
            checked.incrementAndGet();
            return false;
        });

        assertThat(answers).containsOnly("wrong", "refused");
        assertThat(checked.get()).isBetween(ALLOWED, ALLOWED + Guesses.AT_ONCE - 1);
        assertThatThrownBy(() -> guesses.right(address, bounds, () -> true))
                .isInstanceOfSatisfying(
                        RefusedException.class,
                        refused -> assertThat(refused.refusal()).isInstanceOf(TooMany.class));
    }

    @Test
    void countsNothingThatCouldNotBeChecked() {
        for (int i = 0; i <= ALLOWED; i++) {
            assertThatThrownBy(() -> guesses.right(address, bounds, () -> {
                        throw new RefusedException(new TooMany(Duration.ofSeconds(7)));
                    }))
                    .isInstanceOfSatisfying(
                            RefusedException.class,
                            refused -> assertThat(refused.refusal()).isEqualTo(new TooMany(Duration.ofSeconds(7))));
        }

        assertThat(guesses.right(address, bounds, () -> true)).isTrue();
    }

    private boolean allCame() {
        try {
            return come.await(1, TimeUnit.MINUTES);
        } catch (InterruptedException stopped) {
            throw new IllegalStateException(stopped);
        }
    }

    private List<String> atOnce(BooleanSupplier check) throws Exception {
        List<Future<String>> asked = new ArrayList<>();
        try (ExecutorService many = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < MANY; i++) {
                asked.add(many.submit(() -> {
                    come.countDown();
                    try {
                        return guesses.right(address, bounds, check) ? "right" : "wrong";
                    } catch (RefusedException refused) {
                        return "refused";
                    }
                }));
            }
        }
        List<String> answers = new ArrayList<>();
        for (Future<String> answer : asked) {
            answers.add(answer.get());
        }
        return answers;
    }
}
