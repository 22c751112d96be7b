package io.guanjia.seed;

import io.guanjia.api.Answer;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;

/// What one service knows, another knows as soon as it has heard of it: until then it answers that there is no such
/// community, unit or person.
final class Heard {

    private static final Duration LONGEST = Duration.ofSeconds(30);
    private static final Set<Integer> NOT_YET = Set.of(400, 404);

    private Heard() {}

    /// The first answer that is not for want of hearing, or the last one.
    static Answer soon(Supplier<Answer> attempt) {
        Instant end = Instant.now().plus(LONGEST);
        Answer answer = attempt.get();
        while (NOT_YET.contains(answer.status()) && Instant.now().isBefore(end)) {
            LockSupport.parkNanos(Duration.ofMillis(200).toNanos());
            answer = attempt.get();
        }
        return answer;
    }
}
