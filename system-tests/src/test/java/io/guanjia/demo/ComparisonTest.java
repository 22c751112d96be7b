package io.guanjia.demo;

import static org.assertj.core.api.Assertions.assertThat;

import io.guanjia.demo.OutsideConsumer.Line;
import java.time.Instant;
import java.util.List;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

class ComparisonTest {

    @Test
    void isExactWhateverTheOrder() {
        assertThat(Comparison.of(List.of("a", "b"), List.of("b", "a")).exact()).isTrue();
    }

    @Test
    void namesWhatIsLost() {
        assertThat(Comparison.of(List.of("a", "b"), List.of("a")))
                .isEqualTo(new Comparison(List.of("b"), List.of()))
                .extracting(Comparison::exact)
                .isEqualTo(false);
    }

    @Test
    void namesWhatIsThereTwiceOrHadNotToBeThere() {
        assertThat(Comparison.of(List.of("a", "b"), List.of("a", "a", "b", "c")))
                .isEqualTo(new Comparison(List.of(), List.of("a", "c")));
    }

    @Test
    void missesAnEntryOfOnePersonAlthoughOthersAreThere() {
        List<String> expected = Told.by(dispatched()).toList();

        assertThat(expected).hasSize(2);
        assertThat(Comparison.of(expected, List.of(seen("worker", "JOBS"))).lost())
                .containsExactly("t1:2 to INBOX of owner");
    }

    @Test
    void seesAnEntryOfSomebodyWhomAnotherThingConcerns() {
        List<String> seen = List.of(seen("owner", "INBOX"), seen("worker", "JOBS"), seen("payer", "INBOX"));

        assertThat(Comparison.of(Told.by(dispatched()).toList(), seen).doubled())
                .containsExactly("t1:2 to INBOX of payer");
    }

    private static Line dispatched() {
        return new Line(
                "ticket",
                "t1",
                2,
                "repair.dispatched",
                Instant.EPOCH,
                JsonMapper.shared().readTree("{\"reporterId\":\"owner\",\"workerId\":\"worker\"}"));
    }

    private static String seen(String person, String box) {
        return Told.seen(
                new Document("eventId", "t1:2").append("recipient", person).append("box", box));
    }
}
