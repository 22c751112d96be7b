package io.guanjia.ticket.dispatch;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class DecisionTest {

    private static final Wanted LEAK = new Wanted("c1", "t1", "d-eng", "plumbing", "b3", Set.of("w-refused"));

    @Test
    void takesWhoeverHasLeastToDo() {
        assertThat(Decision.rank(LEAK, List.of(plumber("w-1", 4), plumber("w-2", 1), plumber("w-3", 2))))
                .extracting(Candidate::workerId)
                .containsExactly("w-2", "w-3", "w-1");
    }

    @Test
    void givesTheSameAnswerToTheSameFacts() {
        assertThat(Decision.rank(LEAK, List.of(plumber("w-b", 1), plumber("w-a", 1))))
                .extracting(Candidate::workerId)
                .containsExactly("w-a", "w-b");
    }

    static List<Candidate> unfit() {
        return List.of(
                new Candidate("w", "d-clean", Set.of("plumbing"), Set.of(), true, 0, 10),
                new Candidate("w", null, Set.of("plumbing"), Set.of(), true, 0, 10),
                new Candidate("w", "d-eng", Set.of("electrical"), Set.of(), true, 0, 10),
                new Candidate("w", "d-eng", Set.of("plumbing"), Set.of("b1"), true, 0, 10),
                new Candidate("w", "d-eng", Set.of("plumbing"), Set.of(), false, 0, 10),
                new Candidate("w", "d-eng", Set.of("plumbing"), Set.of(), true, 10, 10),
                new Candidate("w-refused", "d-eng", Set.of("plumbing"), Set.of(), true, 0, 10));
    }

    @ParameterizedTest
    @MethodSource("unfit")
    void passesOverWhoDoesNotFit(Candidate unfit) {
        assertThat(Decision.rank(LEAK, List.of(unfit))).isEmpty();
    }

    @Test
    void saysWhy() {
        assertThat(Decision.reasons(LEAK, plumber("w-1", 0)))
                .containsExactly("department", "skill", "zone", "on-shift", "least-load");
    }

    private static Candidate plumber(String id, int load) {
        return new Candidate(id, "d-eng", Set.of("plumbing", "general"), Set.of("b3"), true, load, 10);
    }
}
