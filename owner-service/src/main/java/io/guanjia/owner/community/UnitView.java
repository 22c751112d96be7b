package io.guanjia.owner.community;

import io.guanjia.owner.Permit;
import io.guanjia.platform.store.Stored;
import io.guanjia.platform.web.Caller;
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

    static UnitView of(Stored<Unit> stored, Caller caller) {
        Unit unit = stored.state();
        UnitFacts facts = unit.facts();
        return new UnitView(
                stored.id(),
                unit.communityId(),
                unit.buildingId(),
                facts.label(),
                facts.area().toPlainString(),
                facts.deliveredOn(),
                Permit.SEE_SERVICE_NOTES.allows(caller, unit.communityId()) ? facts.serviceNotes() : null,
                stored.revision());
    }
}
