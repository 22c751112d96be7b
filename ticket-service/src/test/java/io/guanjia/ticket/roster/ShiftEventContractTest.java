package io.guanjia.ticket.roster;

import static org.assertj.core.api.Assertions.assertThat;

import io.guanjia.platform.domain.Actor;
import io.guanjia.platform.domain.Command;
import io.guanjia.platform.store.Entry;
import io.guanjia.platform.store.InMemoryAggregates;
import io.guanjia.platform.store.Scope;
import io.guanjia.platform.testing.ContractCheck;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class ShiftEventContractTest {

    private static final Instant NINE = Instant.parse("2026-11-22T01:00:00Z");

    @Test
    void saysWhatTheContractsPromise() {
        InMemoryAggregates<Shift> shifts = new InMemoryAggregates<>(ShiftEvent.TYPE);
        shifts.create(
                "sh1", by("k1"), change -> Shift.plan("c1", "sh1", "w-zhu", NINE, NINE.plusSeconds(3600), change));
        shifts.change("sh1", Scope.everything(), by("k2"), Shift::cancel);

        List<Entry> journal = shifts.get("sh1", Scope.everything()).journal();
        assertThat(journal).hasSameSizeAs(ShiftEvent.class.getPermittedSubclasses());
        ContractCheck.of("ticket", "shift.planned")
                .holds(ShiftEvent.Planned.class, journal.getFirst().data());
        ContractCheck.of("ticket", "shift.cancelled")
                .holds(ShiftEvent.Cancelled.class, journal.getLast().data());
    }

    private static Command by(String key) {
        return new Command(key, "f", Actor.person("s-leader", "app"), NINE, null, null);
    }
}
