package io.guanjia.platform.store;

import io.guanjia.platform.domain.DomainEvent;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// A small aggregate for the store's own tests.
final class Parcel {

    static final Scope NORTH = Scope.communities(List.of("north"));

    String communityId;
    String label;
    Size size = Size.SMALL;
    LocalDate day = LocalDate.of(2026, 11, 22);
    BigDecimal weight = new BigDecimal("1.50");
    Duration patience = Duration.ofMinutes(5);
    Instant seenAt = Instant.parse("2026-11-22T01:02:03Z");
    List<String> tags = new ArrayList<>();
    int reminders;

    Parcel(String communityId, String label) {
        this.communityId = communityId;
        this.label = label;
    }

    enum Size {
        SMALL,
        LARGE
    }

    sealed interface ParcelEvent extends DomainEvent {}

    record Taken(String communityId, Instant at, BigDecimal weight) implements ParcelEvent {}

    record Tagged(String communityId, String tag) implements ParcelEvent {}

    record Reminded(String communityId, int count) implements ParcelEvent {}

    static AggregateType<Parcel> type(String collection) {
        return type(collection, "parcel");
    }

    static AggregateType<Parcel> type(String collection, String owner) {
        return new AggregateType<>(
                collection,
                Parcel.class,
                EventCatalog.of(owner, ParcelEvent.class, Parcel::nameOf),
                Map.of("remind", (stored, parcel, change) -> {
                    parcel.reminders++;
                    change.record(new Reminded(parcel.communityId, parcel.reminders));
                }),
                List.of(List.of("communityId"), List.of("unique:communityId", "label")));
    }

    private static String nameOf(ParcelEvent event) {
        return switch (event) {
            case Taken _ -> "parcel.taken";
            case Tagged _ -> "parcel.tagged";
            case Reminded _ -> "parcel.reminded";
        };
    }
}
