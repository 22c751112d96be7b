package io.guanjia.owner.residency;

import static io.guanjia.owner.Changes.assertRefused;
import static io.guanjia.owner.Changes.change;
import static io.guanjia.owner.Changes.only;
import static org.assertj.core.api.Assertions.assertThat;

import io.guanjia.owner.OwnerEvent.ResidencyEnded;
import io.guanjia.owner.OwnerEvent.ResidencyStarted;
import io.guanjia.owner.OwnerProblem.AlreadyResident;
import io.guanjia.owner.OwnerProblem.PayerTaken;
import io.guanjia.platform.domain.Change;
import io.guanjia.platform.domain.CommonRefusal.InvalidRequest;
import io.guanjia.platform.domain.CommonRefusal.WrongStatus;
import io.guanjia.platform.domain.RefusedException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HouseholdTest {

    private static final Home HOME = new Home("c1", "u1");
    private static final LocalDate JAN = LocalDate.parse("2026-01-01");
    private static final LocalDate JUN = LocalDate.parse("2026-06-30");
    private static final LocalDate JUL = LocalDate.parse("2026-07-01");

    private final Map<String, Residency> home = new HashMap<>();

    @Test
    void saysWhoPaysWhat() {
        Change change = change();
        Residency.start("r1", HOME, "p1", terms(JAN, null, "water", "property"), household(), change);

        assertThat(only(change))
                .isEqualTo(
                        new ResidencyStarted("c1", "r1", "u1", "p1", "owner", JAN, null, List.of("property", "water")));
    }

    @Test
    void refusesASecondPayerOfAFeeItemOnTheSameDay() {
        start("r1", "p1", terms(JAN, JUN, "property"));

        assertRefused(
                () -> start("r2", "p2", terms(JUN, null, "property")), new PayerTaken("property", "r1", JAN, JUN));
    }

    @Test
    void letsThePayerChangeFromOneDayToTheNext() {
        start("r1", "p1", terms(JAN, JUN, "property"));
        start("r2", "p2", terms(JUL, null, "property"));

        assertThat(home).hasSize(2);
    }

    @Test
    void letsTwoPeoplePayDifferentFeeItems() {
        start("r1", "p1", terms(JAN, null, "property"));
        start("r2", "p2", terms(JAN, null, "water", "power"));

        assertThat(home).hasSize(2);
    }

    @Test
    void refusesToWidenAResidencyIntoAnothersDays() {
        start("r1", "p1", terms(JAN, JUN, "property"));
        start("r2", "p2", terms(JUL, null, "property"));

        assertRefused(
                () -> its("r1").change("r1", terms(JAN, null, "property"), household(), change()),
                new PayerTaken("property", "r2", JUL, null));
    }

    @Test
    void refusesThatSomebodyLivesTwiceInAUnit() {
        start("r1", "p1", terms(JAN, null));

        assertRefused(() -> start("r2", "p1", terms(JUL, null)), new AlreadyResident("r1"));
    }

    @Test
    void freesTheDaysAfterMovingOut() {
        start("r1", "p1", terms(JAN, null, "property"));
        Change change = change();
        its("r1").end("r1", JUN, change);

        assertThat(only(change))
                .isEqualTo(new ResidencyEnded("c1", "r1", "u1", "p1", "owner", JAN, JUN, List.of("property")));
        start("r2", "p2", terms(JUL, null, "property"));
        assertThat(its("r1").runsOn(JUN)).isTrue();
        assertThat(its("r1").runsOn(JUL)).isFalse();
    }

    @Test
    void neverLetsMovingOutReachFurtherThanAgreed() {
        start("r1", "p1", terms(JAN, JUN, "property"));

        assertRefused(() -> its("r1").end("r1", JUL, change()), InvalidRequest.of("/to", "after-agreed-end", JUN));
        assertRefused(
                () -> its("r1").end("r1", JAN.minusDays(1), change()), InvalidRequest.of("/to", "before-start", JAN));
    }

    @Test
    void changesNothingOnceEnded() {
        start("r1", "p1", terms(JAN, null));
        Residency residency = its("r1");
        residency.end("r1", JUN, change());

        assertRefused(() -> residency.end("r1", JUN, change()), new WrongStatus("ended", Set.of()));
        assertRefused(
                () -> residency.change("r1", terms(JAN, JUN), household(), change()),
                new WrongStatus("ended", Set.of()));
    }

    @Test
    void givesEachStartAndEachChangeATurnOfItsOwn() {
        start("r1", "p1", terms(JAN, null));
        start("r2", "p2", terms(JAN, null));
        its("r1").change("r1", terms(JAN, JUN), household(), change());

        assertThat(its("r2").turn()).isEqualTo(2);
        assertThat(its("r1").turn()).isEqualTo(3);
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 5, 8, 13, 21, 34})
    void hasNeverTwoPayersWhateverIsTried(long seed) {
        Random random = new Random(seed);
        List<String> items = List.of("property", "water", "power");
        for (int i = 0; i < 200; i++) {
            LocalDate from = JAN.plusDays(random.nextInt(60));
            LocalDate to = random.nextInt(4) == 0 ? null : from.plusDays(random.nextInt(20));
            List<String> some = new ArrayList<>(items.subList(0, 1 + random.nextInt(3)));
            try {
                start("r" + i, "p" + i, new ResidencyTerms(ResidencyKind.TENANT, null, new Span(from, to), some));
            } catch (RefusedException refused) {
                assertThat(refused.refusal()).isInstanceOf(PayerTaken.class);
            }
        }
        IntStream.range(0, 100)
                .mapToObj(JAN::plusDays)
                .forEach(day -> items.forEach(item -> assertThat(home.values().stream()
                                .filter(each -> each.runsOn(day)
                                        && each.terms().payerOf().contains(item))
                                .count())
                        .isLessThanOrEqualTo(1)));
    }

    private void start(String id, String person, ResidencyTerms terms) {
        home.put(id, Residency.start(id, HOME, person, terms, household(), change()));
    }

    private Residency its(String id) {
        return Objects.requireNonNull(home.get(id));
    }

    private Household household() {
        return new Household(Map.copyOf(home));
    }

    private static ResidencyTerms terms(LocalDate from, @Nullable LocalDate to, String... payerOf) {
        return new ResidencyTerms(ResidencyKind.OWNER, null, new Span(from, to), List.of(payerOf));
    }
}
