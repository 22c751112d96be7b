package io.guanjia.notification.audience;

import static org.assertj.core.api.Assertions.assertThat;

import io.guanjia.notification.Contracts;
import io.guanjia.notification.audience.Audience.Concern;
import java.util.List;
import org.junit.jupiter.api.Test;

class AudienceTest {

    private final List<Concern> concerns = new Audience().concerns();

    @Test
    void knowsEveryEventOfEveryContractAndNoOther() {
        assertThat(concerns)
                .extracting(concern -> concern.owner() + "/" + concern.event())
                .doesNotHaveDuplicates()
                .containsExactlyInAnyOrderElementsOf(Contracts.events());
    }

    @Test
    void tellsSomebodyOrSaysWhyNobody() {
        assertThat(concerns)
                .allSatisfy(concern -> assertThat(concern.lines().isEmpty())
                        .isNotEqualTo(concern.because().isEmpty()));
    }

    @Test
    void isHeardWhereAContractPromisesItToThisService() {
        List<String> promised = Contracts.events().stream()
                .filter(event -> heardBy(event).contains("notification"))
                .toList();
        assertThat(concerns)
                .extracting(each -> each.owner() + "/" + each.event())
                .containsAll(promised);
    }

    @Test
    void isPromisedEveryEventItTellsSomebody() {
        assertThat(concerns)
                .filteredOn(concern -> !concern.lines().isEmpty())
                .allSatisfy(concern -> assertThat(heardBy(concern.owner() + "/" + concern.event()))
                        .as(concern.event())
                        .contains("notification"));
    }

    @Test
    void findsTheLineOfEveryRoleItCalls() {
        for (Concern concern : concerns) {
            for (Line line : concern.lines()) {
                assertThat(concern.lineOf(line.template(), line.role())).isEqualTo(line);
            }
        }
    }

    @Test
    void putsNothingButWorkIntoTheJobsBox() {
        assertThat(concerns)
                .flatExtracting(Concern::lines)
                .filteredOn(line -> line.box() == Box.JOBS)
                .allSatisfy(job -> assertThat(job.role()).isIn(Role.WORKER, Role.FORMER_WORKER));
    }

    private static List<String> heardBy(String event) {
        String[] parts = event.split("/", 2);
        return Contracts.schema(parts[0], parts[1])
                .path("x-heard-by")
                .valueStream()
                .map(each -> each.stringValue())
                .toList();
    }
}
