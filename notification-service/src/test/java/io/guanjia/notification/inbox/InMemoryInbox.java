package io.guanjia.notification.inbox;

import io.guanjia.notification.audience.Box;
import io.guanjia.platform.store.Page;
import io.guanjia.platform.store.PageRequest;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/// The double of the stored inbox; both pass {@link InboxContract}.
public final class InMemoryInbox implements Inbox {

    private final List<InboxEntry> entries = new ArrayList<>();

    public synchronized List<InboxEntry> all() {
        return List.copyOf(entries);
    }

    @Override
    public synchronized boolean put(InboxEntry entry) {
        if (entries.stream().anyMatch(each -> each.id().equals(entry.id()))) {
            return false;
        }
        return entries.add(entry.expired() ? entry : entry.numbered(last(entry.recipient(), entry.box()) + 1));
    }

    @Override
    public synchronized Page<InboxEntry> page(Reader reader, Box box, PageRequest page) {
        String after = page.after();
        long below = after == null ? Long.MAX_VALUE : MongoInbox.number(after);
        List<InboxEntry> found = mine(reader.recipient(), box).stream()
                .filter(each -> reader.communities().contains(each.communityId()))
                .filter(each -> each.no() < below)
                .sorted(Comparator.comparingLong(InboxEntry::no).reversed())
                .toList();
        List<InboxEntry> items = found.stream().limit(page.limit()).toList();
        return new Page<>(
                items,
                found.size() > items.size() ? String.valueOf(items.getLast().no()) : null);
    }

    @Override
    public synchronized Optional<InboxEntry> read(Reader reader, String id, Instant at) {
        entries.replaceAll(each -> isReaders(each, reader, id) && each.readAt() == null ? each.readAt(at) : each);
        return entries.stream().filter(each -> isReaders(each, reader, id)).findFirst();
    }

    private static boolean isReaders(InboxEntry entry, Reader reader, String id) {
        return entry.id().equals(id)
                && entry.recipient().equals(reader.recipient())
                && reader.communities().contains(entry.communityId())
                && !entry.expired();
    }

    @Override
    public synchronized long last(String recipient, Box box) {
        return mine(recipient, box).stream().mapToLong(InboxEntry::no).max().orElse(0);
    }

    @Override
    public synchronized List<InboxEntry> after(Collection<Position> positions, int limit) {
        return entries.stream()
                .filter(each -> !each.expired()
                        && positions.stream()
                                .anyMatch(position -> position.recipient().equals(each.recipient())
                                        && position.box() == each.box()
                                        && each.no() > position.no()
                                        && each.no() <= position.no() + limit))
                .sorted(Comparator.comparingLong(InboxEntry::no))
                .toList();
    }

    private List<InboxEntry> mine(String recipient, Box box) {
        return entries.stream()
                .filter(each -> each.recipient().equals(recipient) && each.box() == box && !each.expired())
                .toList();
    }
}
