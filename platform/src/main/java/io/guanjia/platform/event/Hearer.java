package io.guanjia.platform.event;

import io.guanjia.platform.event.EventReader.InvalidPayload;
import io.guanjia.platform.event.Hearing.Case;
import io.guanjia.platform.internal.Away;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationRegistry;
import io.micrometer.observation.transport.Kind;
import io.micrometer.observation.transport.ReceiverContext;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Applies events in the order of their numbers, each effect before its guard moves on, so that a crash in between only
/// repeats an idempotent effect. What cannot be applied yet is parked, what can never be goes to the dead letters; an
/// exception means that nothing was decided and the same delivery has to come again.
final class Hearer {

    private static final Logger LOG = LoggerFactory.getLogger(Hearer.class);
    private static final int LOCKS = 1024;

    private final Hearings hearings;
    private final Progress progress;
    private final DeadLetters deadLetters;
    private final OwnerJournals journals;
    private final int maxAttempts;
    private final HearingMeters meters;
    private final ObservationRegistry observations;
    private final Map<String, Integer> attempts = new ConcurrentHashMap<>();
    private final List<ReentrantLock> locks =
            IntStream.range(0, LOCKS).mapToObj(i -> new ReentrantLock()).toList();

    Hearer(
            Hearings hearings,
            Progress progress,
            DeadLetters deadLetters,
            OwnerJournals journals,
            int maxAttempts,
            HearingMeters meters,
            ObservationRegistry observations) {
        this.hearings = hearings;
        this.progress = progress;
        this.deadLetters = deadLetters;
        this.journals = journals;
        this.maxAttempts = maxAttempts;
        this.meters = meters;
        this.observations = observations;
    }

    void hear(Delivery delivery) {
        if (delivery.placed()) {
            alone(delivery.subject(), () -> place(delivery));
        } else {
            bury(delivery, "no key or no seq");
        }
    }

    /// Reads back from the owner what the key still lacks and applies what was parked, also behind a dead letter. Safe
    /// at any time and any number of times.
    void heal(Subject subject) {
        alone(subject, () -> readBack(subject));
    }

    // Replays and live traffic of one process take turns; those of two processes are kept apart by the guard alone.
    private void alone(Subject subject, Runnable work) {
        ReentrantLock lock = locks.get(Math.floorMod(subject.hashCode(), LOCKS));
        lock.lock();
        try {
            work.run();
        } finally {
            lock.unlock();
        }
    }

    private void place(Delivery delivery) {
        Subject subject = delivery.subject();
        Position at = progress.position(subject);
        switch (at.of(delivery.seq())) {
            case HEARD_BEFORE -> meters.heard("skipped");
            case NEXT -> {
                if (apply(delivery, at) && at.waiting()) {
                    applyParked(subject);
                }
            }
            case BEHIND_DEAD_LETTER -> park(delivery);
            case AFTER_GAP -> {
                park(delivery);
                readBack(subject);
            }
        }
    }

    private void readBack(Subject subject) {
        try {
            Position at = progress.position(subject);
            long from = at.seq();
            OwnerJournals.ReadBack read = journals.events(subject, from + 1);
            while (!read.events().isEmpty() && applyAll(read.events())) {
                at = progress.position(subject);
                read = journals.events(subject, at.seq() + 1);
            }
            if (progress.position(subject).seq() > from) {
                meters.gapRepaired();
            }
            buryWhatNobodySaid(subject, read.head());
        } catch (Away e) {
            LOG.info("Parked until the owner answers: {}", e.getMessage());
        }
        applyParked(subject);
    }

    /// Whether all of them are behind the guard now.
    private boolean applyAll(List<Delivery> events) {
        for (Delivery event : events) {
            Position at = progress.position(event.subject());
            boolean applied = event.seq() <= at.seq() || (event.seq() == at.seq() + 1 && apply(event, at));
            if (!applied) {
                return false;
            }
        }
        return true;
    }

    // Owners publish only what a majority has, so a number beyond the journal is none of theirs.
    private void buryWhatNobodySaid(Subject subject, long oseq) {
        for (Delivery delivery : progress.parkedBeyond(
                subject, Math.max(oseq, progress.position(subject).seq()))) {
            bury(delivery, "beyond the journal of its owner");
            progress.unpark(subject, delivery.seq(), delivery.seq());
        }
    }

    private void applyParked(Subject subject) {
        Position at = progress.position(subject);
        Optional<Delivery> next = progress.parked(subject, at.seq() + 1);
        while (next.isPresent() && apply(next.get(), at)) {
            at = progress.position(subject);
            next = progress.parked(subject, at.seq() + 1);
        }
        if (at.waiting()) {
            progress.unpark(subject, 0, at.seq());
        }
    }

    /// Whether the key moves on; if not, it is held up by a dead letter.
    private boolean apply(Delivery delivery, Position at) {
        List<Case<?>> cases = hearings.of(delivery.type());
        if (hearings.knowAnotherVersionOf(delivery.type())) {
            return holdUp(delivery, at, "unknown version");
        }
        try {
            observed(delivery, () -> cases.forEach(each -> hand(each, delivery)));
        } catch (InvalidPayload e) {
            return holdUp(delivery, at, "invalid payload: " + e.getMessage());
        } catch (RuntimeException e) {
            if (Transient.is(e) || attempts.merge(delivery.eventId(), 1, Integer::sum) < maxAttempts) {
                throw e;
            }
            LOG.error("{} {} fails for good", delivery.type(), delivery.eventId(), e);
            attempts.remove(delivery.eventId());
            return holdUp(delivery, at, "handler failed: " + e.getClass().getName());
        }
        attempts.remove(delivery.eventId());
        progress.advance(delivery.subject(), at);
        if (cases.isEmpty()) {
            meters.heard("ignored");
        } else {
            meters.heard("applied");
            meters.applied(delivery);
        }
        return true;
    }

    private static <T> void hand(Case<T> each, Delivery delivery) {
        T data = EventReader.read(delivery.raw().value(), each.data());
        Subject subject = delivery.subject();
        each.then()
                .accept(new Heard<>(
                        data, delivery.eventId(), subject.key(), delivery.seq(), delivery.time(), delivery.type()));
    }

    private void observed(Delivery delivery, Runnable work) {
        ReceiverContext<ConsumerRecord<byte[], byte[]>> context =
                new ReceiverContext<>(Delivery::header, Kind.CONSUMER);
        context.setCarrier(delivery.raw());
        Observation.createNotStarted("guanjia.hear", () -> context, observations)
                .contextualName("hear " + delivery.subject().topic())
                .lowCardinalityKeyValue("topic", delivery.subject().topic())
                .observe(work);
    }

    private void park(Delivery delivery) {
        progress.park(delivery);
        meters.heard("parked");
    }

    private boolean holdUp(Delivery delivery, Position at, String reason) {
        if (at.dead() != delivery.seq()) {
            bury(delivery, reason);
            progress.park(delivery);
            progress.holdUp(delivery.subject(), delivery.seq());
        }
        return false;
    }

    private void bury(Delivery delivery, String reason) {
        deadLetters.send(delivery, reason);
        meters.deadLetter();
        LOG.error("To the dead letters ({}): {} {}", reason, delivery.type(), delivery.eventId());
    }
}
