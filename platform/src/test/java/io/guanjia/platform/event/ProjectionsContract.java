package io.guanjia.platform.event;

import static org.assertj.core.api.Assertions.assertThat;

import io.guanjia.platform.store.Filter;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// What every implementation of {@link Projections} keeps to.
interface ProjectionsContract {

    record Residency(
            String unitId, List<String> people, @Nullable Instant from, Place place) {}

    record Place(String buildingId) {}

    Projections<Residency> projections();

    private static Residency of(String unit, String... people) {
        return new Residency(unit, List.of(people), Instant.parse("2026-11-22T01:00:00Z"), new Place("b-" + unit));
    }

    @Test
    default void findsWhatWasSaved() {
        projections().save("r1", 1, of("u1", "anna"));
        assertThat(projections().find("r1")).contains(of("u1", "anna"));
        assertThat(projections().find("r2")).isEmpty();
    }

    @Test
    default void anOlderOrEqualEventChangesNothing() {
        projections().save("r1", 3, of("u3"));
        projections().save("r1", 3, of("again"));
        projections().save("r1", 2, of("late"));
        assertThat(projections().find("r1")).contains(of("u3"));
    }

    @Test
    default void aNewerEventGetsWhatIsStored() {
        projections().save("r1", 1, of("u1", "anna"));
        projections().change("r1", 4, stored -> of(stored == null ? "lost" : stored.unitId(), "anna", "bo"));
        assertThat(projections().find("r1")).contains(of("u1", "anna", "bo"));
    }

    @Test
    default void whatIsGoneStaysGoneForALateEvent() {
        projections().save("r1", 1, of("u1"));
        projections().change("r1", 3, stored -> null);
        projections().save("r1", 2, of("late"));
        assertThat(projections().find("r1")).isEmpty();
        assertThat(projections().list(Filter.all())).isEmpty();
        projections().change("r1", 4, stored -> of(stored == null ? "anew" : "kept"));
        assertThat(projections().find("r1")).contains(of("anew"));
    }

    @Test
    default void listsWhatMeetsAllConditionsInOrderOfKeys() {
        projections().save("r2", 1, of("u1", "bo"));
        projections().save("r1", 1, of("u1", "anna", "bo"));
        projections().save("r3", 1, of("u3", "bo"));
        assertThat(projections().list(Filter.all().with("unitId", "u1")))
                .containsExactly(of("u1", "anna", "bo"), of("u1", "bo"));
        assertThat(projections().list(Filter.all().with("unitId", "u1").with("people", "anna")))
                .containsExactly(of("u1", "anna", "bo"));
        assertThat(projections().list(Filter.all().withAny("place.buildingId", List.of("b-u3", "b-none"))))
                .containsExactly(of("u3", "bo"));
    }

    @Test
    default void goesOnAfterAKeyUpToTheLimit() {
        for (String key : List.of("r1", "r2", "r3", "r4")) {
            projections().save(key, 1, of(key));
        }
        projections().change("r3", 2, stored -> null);
        assertThat(projections().list(Filter.all(), "r1", 2)).containsExactly(of("r2"), of("r4"));
        assertThat(projections().list(Filter.all(), "r4", 2)).isEmpty();
    }

    @Test
    default void countsWhatMeetsTheFilterAndIsNotGone() {
        projections().save("r1", 1, of("u1"));
        projections().save("r2", 1, of("u1"));
        projections().save("r3", 1, of("u3"));
        projections().save("r4", 1, of("u1"));
        projections().change("r4", 2, stored -> null);
        assertThat(projections().count(Filter.all().with("unitId", "u1"))).isEqualTo(2);
        assertThat(projections().count(Filter.all())).isEqualTo(3);
    }

    @Test
    default void concurrentFirstEventsLoseNothing() throws Exception {
        try (ExecutorService several = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Future<Long> each : several.invokeAll(LongStream.rangeClosed(1, 8)
                    .<Callable<Long>>mapToObj(seq -> () -> {
                        projections().save("r1", seq, of("u" + seq));
                        return seq;
                    })
                    .toList())) {
                assertThat(each.get()).isPositive();
            }
        }
        assertThat(projections().find("r1")).contains(of("u8"));
    }
}
