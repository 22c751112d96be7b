package io.guanjia.platform.event;

import io.guanjia.platform.event.Journals.Head;
import io.guanjia.platform.event.Journals.Heads;
import java.util.List;

/// The journals of the services that say events: read back when the topic does not have what a key lacks.
interface OwnerJournals {

    /// Events of one aggregate, in order, perhaps not all at once.
    ///
    /// @param head number of the last one there is, 0 when the owner does not know the aggregate
    record ReadBack(long head, List<Delivery> events) {}

    ReadBack events(Subject subject, long from);

    /// Some of the owner's {@link Head}s and the cursor of those that follow.
    Heads heads(String owner, String after);
}
