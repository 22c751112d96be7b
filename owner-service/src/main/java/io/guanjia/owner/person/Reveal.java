package io.guanjia.owner.person;

import io.guanjia.owner.OwnerEvent;
import io.guanjia.owner.OwnerEvent.PersonRevealed;
import io.guanjia.platform.domain.Change;
import io.guanjia.platform.store.AggregateType;
import java.util.List;
import java.util.Map;

/// One entry of the reveal log: who looked at which masked field of whom, and what for. Who and when stand in
/// the journal.
public record Reveal(String communityId, String personId, RevealField field, String purpose) {

    public static final AggregateType<Reveal> TYPE = new AggregateType<>(
            "reveals", Reveal.class, OwnerEvent.CATALOG, Map.of(), List.of(List.of("communityId", "personId")));

    public static Reveal log(
            String id, String communityId, String personId, RevealField field, String purpose, Change change) {
        change.record(new PersonRevealed(communityId, id, personId, field.code()));
        return new Reveal(communityId, personId, field, purpose);
    }
}
