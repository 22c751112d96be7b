package io.guanjia.owner.community;

import io.guanjia.platform.store.Stored;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

record UnitView(
        String id,
        String communityId,
        String buildingId,
        String label,
        String area,
        @Nullable LocalDate deliveredOn,
        @Nullable String serviceNotes,
        long revision) {

    static UnitView of(Stored<Unit> stored) {
        Unit unit = stored.state();
        UnitFacts facts = unit.facts();
        return new UnitView(
                stored.id(),
                unit.communityId(),
                unit.buildingId(),
                facts.label(),
                facts.area().toPlainString(),
                facts.deliveredOn(),
                facts.serviceNotes(),
                stored.revision());
    }
}
