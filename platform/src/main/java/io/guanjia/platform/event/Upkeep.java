package io.guanjia.platform.event;

import io.guanjia.platform.event.Journals.Head;
import io.guanjia.platform.event.Journals.Heads;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Finds and fetches what no delivery will bring any more: parked events whose gap stays open, and, by comparison with
/// the heads of the owners, keys whose last event was lost or that a new group has never heard of. Any number of
/// instances may do it at once.
final class Upkeep implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Upkeep.class);
    private static final int KEYS_AT_ONCE = 500;

    /// How many keys go on again, and how many still wait.
    record Healed(int healed, int left) {}

    private final Hearings hearings;
    private final Hearer hearer;
    private final Progress progress;
    private final OwnerJournals journals;
    private final EventProperties properties;
    private final AtomicLong parked = new AtomicLong();
    private final ScheduledExecutorService clock = Executors.newScheduledThreadPool(
            2, Thread.ofVirtual().name("upkeep-", 0).factory());

    Upkeep(
            Hearings hearings,
            Hearer hearer,
            Progress progress,
            OwnerJournals journals,
            EventProperties properties,
            MeterRegistry meters) {
        this.hearings = hearings;
        this.hearer = hearer;
        this.progress = progress;
        this.journals = journals;
        this.properties = properties;
        Gauge.builder("guanjia.parked", parked, AtomicLong::doubleValue)
                .description("events that wait for one before them")
                .register(meters);
    }

    void start() {
        every(properties.healEvery().toMillis(), properties.healEvery().toMillis(), this::healParked);
        every(properties.compareAfter().toMillis(), properties.compareEvery().toMillis(), this::compare);
    }

    @Override
    public void close() {
        clock.shutdownNow();
    }

    // A failed turn is made up for by the next one; the exception must not end the schedule.
    private void every(long first, long then, Runnable turn) {
        var _ = clock.scheduleWithFixedDelay(
                () -> {
                    try {
                        turn.run();
                    } catch (RuntimeException e) {
                        LOG.warn("Upkeep of events failed, tried again later", e);
                    }
                },
                first,
                then,
                TimeUnit.MILLISECONDS);
    }

    /// Tries every key with parked events again except those held up by a dead letter.
    void healParked() {
        parked.set(progress.parkedCount());
        progress.waiting(KEYS_AT_ONCE).stream()
                .filter(subject -> !progress.position(subject).heldUp())
                .forEach(this::tryToHeal);
    }

    /// Tries every key with parked events again, also those held up by a dead letter: once its cause is gone.
    Healed replay() {
        List<Subject> waiting = progress.waiting(KEYS_AT_ONCE);
        waiting.forEach(this::tryToHeal);
        int left = (int) waiting.stream()
                .filter(subject -> progress.position(subject).waiting())
                .count();
        return new Healed(waiting.size() - left, left);
    }

    /// Fetches all events that the owners have and this group has not.
    void compare() {
        for (String owner : hearings.owners()) {
            @Nullable String after = "";
            while (after != null) {
                Heads page = journals.heads(owner, after);
                List<Head> behind = behind(owner, page.heads());
                if (!behind.isEmpty() && passed(properties.grace().toMillis())) {
                    behind(owner, behind).forEach(head -> tryToHeal(new Subject(owner, head.key())));
                }
                after = page.next();
            }
        }
    }

    private List<Head> behind(String owner, List<Head> heads) {
        Map<String, Position> positions =
                progress.positions(owner, heads.stream().map(Head::key).toList());
        return heads.stream()
                .filter(head ->
                        positions.getOrDefault(head.key(), Position.START).seq() < head.oseq())
                .toList();
    }

    private void tryToHeal(Subject subject) {
        try {
            hearer.heal(subject);
        } catch (RuntimeException e) {
            LOG.warn("{} stays as it is for now", subject, e);
        }
    }

    // What is only under way is not fetched; a closing service does not wait.
    private static boolean passed(long millis) {
        try {
            Thread.sleep(millis);
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
