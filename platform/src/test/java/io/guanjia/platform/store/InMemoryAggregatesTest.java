package io.guanjia.platform.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.guanjia.platform.store.Parcel.Tagged;
import io.guanjia.platform.store.Parcel.Taken;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class InMemoryAggregatesTest extends AggregatesContract {

    private InMemoryAggregates<Parcel> inMemory = new InMemoryAggregates<>(Parcel.type("parcels"));

    @Override
    Aggregates<Parcel> empty() {
        inMemory = new InMemoryAggregates<>(Parcel.type("parcels"));
        return inMemory;
    }

    @Override
    int fireDue(Instant now) {
        return inMemory.fireDue(now);
    }

    @Test
    void keepsRecordedEventsForTheTest() {
        take("p1", "north", "a");
        tag("p1", "t1", "fragile");

        assertThat(inMemory.recorded()).hasSize(2).first().isInstanceOf(Taken.class);
        assertThat(inMemory.recorded().getLast()).isEqualTo(new Tagged("north", "fragile"));
    }
}
