package io.guanjia.notification.inbox;

import io.guanjia.notification.audience.Box;
import io.guanjia.platform.store.Page;
import io.guanjia.platform.store.PageRequest;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/// Everything that was told in the house.
///
/// The numbers of a box have no hole and appear in order: whoever has seen number n has been able to see all before it.
/// That is what lets a stream resume by a number alone, whatever instance wrote the entries and however many did.
public interface Inbox {

    /// Stores the entry under the recipient's next number, or under none when it came too late.
    ///
    /// @return whether it is new; an entry of the same id changes nothing
    boolean put(InboxEntry entry);

    /// The reader's entries, newest first.
    Page<InboxEntry> page(Reader reader, Box box, PageRequest page);

    /// Marks the reader's entry as read; the first time stands.
    Optional<InboxEntry> read(Reader reader, String id, Instant at);

    /// The highest number of the recipient's box, 0 when it is empty.
    long last(String recipient, Box box);

    /// The next `limit` entries behind each of the positions, in order of their numbers, in one query.
    List<InboxEntry> after(Collection<Position> positions, int limit);

    /// How far somebody has read on in a box.
    record Position(String recipient, Box box, long no) {}
}
