package io.guanjia.notification.inbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.guanjia.notification.audience.Box;
import io.guanjia.notification.inbox.Inbox.Position;
import io.guanjia.platform.domain.RefusedException;
import io.guanjia.platform.store.Page;
import io.guanjia.platform.store.PageRequest;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// What every inbox keeps to.
abstract class InboxContract {

    private static final Instant NOW = Instant.parse("2026-11-22T06:00:00Z");

    private final String owner = "owner-" + UUID.randomUUID();

    private final Reader reader = new Reader(owner, Set.of("c", "d"));

    abstract Inbox inbox();

    @Test
    void numbersEachBoxFromOneWithoutAHole() {
        assertThat(inbox().put(entry("a", Box.INBOX))).isTrue();
        assertThat(inbox().put(entry("b", Box.JOBS))).isTrue();
        assertThat(inbox().put(entry("c", Box.INBOX))).isTrue();
        assertThat(numbers(Box.INBOX)).containsExactly(2L, 1L);
        assertThat(numbers(Box.JOBS)).containsExactly(1L);
        assertThat(inbox().last(owner, Box.INBOX)).isEqualTo(2);
    }

    @Test
    void storesTheSameEntryOnce() {
        assertThat(inbox().put(entry("a", Box.INBOX))).isTrue();
        assertThat(inbox().put(entry("a", Box.INBOX))).isFalse();
        assertThat(numbers(Box.INBOX)).containsExactly(1L);
    }

    @Test
    void leavesNoHoleWhenManyWriteAtOnceAndRepeatEachOther() {
        try (ExecutorService writers = Executors.newFixedThreadPool(8)) {
            for (int i = 0; i < 120; i++) {
                InboxEntry entry = entry("e" + i % 60, Box.INBOX);
                var _ = writers.submit(() -> inbox().put(entry));
            }
        }
        assertThat(numbers(Box.INBOX))
                .containsExactlyElementsOf(
                        LongStream.rangeClosed(1, 60).map(i -> 61 - i).boxed().toList());
    }

    @Test
    void keepsWhatCameTooLateOutOfSight() {
        assertThat(inbox().put(expired("late"))).isTrue();
        assertThat(inbox().put(expired("late"))).isFalse();
        assertThat(inbox().put(expired("later"))).isTrue();
        assertThat(numbers(Box.INBOX)).isEmpty();
        assertThat(inbox().read(reader, id("late"), NOW)).isEmpty();
    }

    @Test
    void pagesNewestFirst() {
        for (int i = 0; i < 5; i++) {
            inbox().put(entry("e" + i, Box.INBOX));
        }
        List<Long> seen = new ArrayList<>();
        @Nullable String after = null;
        do {
            Page<InboxEntry> page = inbox().page(reader, Box.INBOX, new PageRequest(2, after));
            page.items().forEach(each -> seen.add(each.no()));
            after = page.next();
        } while (after != null);
        assertThat(seen).containsExactly(5L, 4L, 3L, 2L, 1L);
        assertThatThrownBy(() -> inbox().page(reader, Box.INBOX, new PageRequest(2, "tampered")))
                .isInstanceOf(RefusedException.class);
    }

    @Test
    void isReadOnceByItsRecipientAlone() {
        inbox().put(entry("a", Box.INBOX));
        assertThat(inbox().read(new Reader("somebody else", Set.of("c")), id("a"), NOW))
                .isEmpty();
        assertThat(inbox().read(reader, id("a"), NOW))
                .get()
                .extracting(InboxEntry::readAt)
                .isEqualTo(NOW);
        assertThat(inbox().read(reader, id("a"), NOW.plusSeconds(5)))
                .get()
                .extracting(InboxEntry::readAt)
                .isEqualTo(NOW);
    }

    @Test
    void keepsWhatWasToldInACommunityThatTheSignInDoesNotOpen() {
        inbox().put(entry("a", Box.INBOX));
        Reader elsewhere = new Reader(owner, Set.of("d"));
        assertThat(inbox().page(elsewhere, Box.INBOX, new PageRequest(10, null)).items())
                .isEmpty();
        assertThat(inbox().read(elsewhere, id("a"), NOW)).isEmpty();
        assertThat(inbox().page(new Reader(owner, Set.of()), Box.INBOX, new PageRequest(10, null))
                        .items())
                .isEmpty();
    }

    @Test
    void findsWhatLiesBehindSeveralPositions() {
        inbox().put(entry("a", Box.INBOX));
        inbox().put(entry("b", Box.INBOX));
        inbox().put(entry("c", Box.JOBS));
        List<Position> positions = List.of(new Position(owner, Box.INBOX, 1), new Position(owner, Box.JOBS, 0));
        assertThat(inbox().after(positions, 10)).extracting(InboxEntry::id).containsExactlyInAnyOrder(id("b"), id("c"));
        assertThat(inbox().after(List.of(), 10)).isEmpty();
    }

    @Test
    void letsNoPositionStarveAnother() {
        for (int i = 0; i < 9; i++) {
            inbox().put(entry("told" + i, Box.INBOX));
            inbox().put(entry("job" + i, Box.JOBS));
        }
        List<Position> positions = List.of(new Position(owner, Box.INBOX, 0), new Position(owner, Box.JOBS, 8));
        assertThat(inbox().after(positions, 2))
                .extracting(InboxEntry::id)
                .containsExactlyInAnyOrder(id("told0"), id("told1"), id("job8"));
    }

    private List<Long> numbers(Box box) {
        return inbox().page(reader, box, new PageRequest(100, null)).items().stream()
                .map(InboxEntry::no)
                .map(Objects::requireNonNull)
                .toList();
    }

    private String id(String name) {
        return owner + name;
    }

    private InboxEntry entry(String name, Box box) {
        return new InboxEntry(
                id(name),
                owner,
                box,
                0,
                "c",
                "ticket.closed",
                "t:1",
                "t",
                "261122-1",
                "title",
                "text",
                false,
                NOW,
                null);
    }

    private InboxEntry expired(String name) {
        return new InboxEntry(
                id(name),
                owner,
                Box.INBOX,
                0,
                "c",
                "ticket.closed",
                "t:1",
                "t",
                null,
                "title",
                "text",
                true,
                NOW,
                null);
    }
}
