package io.guanjia.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Seeded losses and doubles are found.
class BalanceTest {

    private final Acknowledged acknowledged = new Acknowledged();
    private final Map<String, Long> tickets = new HashMap<>(Map.of("t1", 1L, "t2", 3L));
    private final Map<String, Set<Long>> sent = new HashMap<>(Map.of("t1", Set.of(1L), "t2", Set.of(1L, 2L, 3L)));
    private final Map<String, Long> heard = new HashMap<>(Map.of("t1", 1L, "t2", 3L));
    private final Map<String, Long> told = new HashMap<>(Map.of("t1", 1L, "t2", 1L));
    private long unsent;
    private long parked;

    @BeforeEach
    void two() {
        acknowledged.ticket("t1");
        acknowledged.ticket("t2");
    }

    private Balance balance() {
        return Balance.of(acknowledged, new Balance.There(tickets, sent, heard, told), unsent, parked);
    }

    @Test
    void isEvenWhenEverythingIsThereOnce() {
        assertThat(balance().even()).isTrue();
        assertThat(balance().words()).isEqualTo("2 acknowledged, 0 lost, 0 doubled, 0 unsent, 0 parked");
    }

    @Test
    void aTicketThatIsNotStoredIsLost() {
        tickets.remove("t1");
        assertThat(balance().lost()).containsExactly("t1 is not stored, heard");
    }

    @Test
    void anEventThatIsNotInTheTopicIsLost() {
        sent.put("t2", Set.of(1L, 3L));
        assertThat(balance().lost()).containsExactly("t2 is not sent");
    }

    @Test
    void anEventThatWasNotHeardIsLost() {
        heard.put("t2", 2L);
        assertThat(balance().lost()).containsExactly("t2 is not heard");
    }

    @Test
    void whatNobodyWasToldIsLost() {
        told.remove("t1");
        assertThat(balance().lost()).containsExactly("t1 is not told");
        assertThat(balance().even()).isFalse();
    }

    @Test
    void somebodyToldTwiceIsADouble() {
        told.put("t1", 2L);
        assertThat(balance().doubled()).containsExactly("t1 was told 2 times");
        assertThat(balance().even()).isFalse();
    }

    @Test
    void oneTicketForTwoSubmissionsIsADouble() {
        acknowledged.ticket("t2");
        assertThat(balance().doubled()).containsExactly("1 submissions were given the ticket of another one");
    }

    @Test
    void aTicketThatNobodySubmittedIsADoubleUnlessAnAnswerIsMissing() {
        tickets.put("t3", 1L);
        assertThat(balance().doubled()).containsExactly("1 tickets are there that nobody submitted");
        acknowledged.refused(409);
        assertThat(balance().doubled()).hasSize(1);
        acknowledged.unanswered();
        assertThat(balance().doubled()).isEmpty();
    }

    @Test
    void nothingMayWait() {
        unsent = 1;
        assertThat(balance().even()).isFalse();
        unsent = 0;
        parked = 1;
        assertThat(balance().even()).isFalse();
    }
}
