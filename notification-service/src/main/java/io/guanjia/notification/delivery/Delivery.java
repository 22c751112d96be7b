package io.guanjia.notification.delivery;

import io.guanjia.notification.audience.Wire;
import io.guanjia.notification.delivery.DeliveryEvent.MessageDeferred;
import io.guanjia.notification.delivery.DeliveryEvent.MessageDelivered;
import io.guanjia.notification.delivery.DeliveryEvent.MessageDue;
import io.guanjia.notification.delivery.DeliveryEvent.MessageExpired;
import io.guanjia.notification.delivery.DeliveryEvent.MessageFailed;
import io.guanjia.notification.delivery.DeliveryEvent.MessageQueued;
import io.guanjia.notification.delivery.DeliveryEvent.MessageSuppressed;
import io.guanjia.notification.delivery.Sent.NotNow;
import io.guanjia.notification.delivery.Sent.Refused;
import io.guanjia.notification.delivery.Sent.Suppressed;
import io.guanjia.notification.delivery.Sent.Taken;
import io.guanjia.platform.domain.Change;
import io.guanjia.platform.domain.CommonRefusal.WrongStatus;
import io.guanjia.platform.domain.RefusedException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// One message on its way to one recipient over one wire. An attempt begins with an event, so that it is made once
/// however many instances run; a program that dies in the middle of one lets the lease run out, and it is tried again.
public final class Delivery {

    /// Fires when the next attempt is to begin.
    public static final String SEND = "send";

    /// Fires when an attempt has not reported back.
    public static final String LEASE = "lease";

    static final Duration LEASE_TIME = Duration.ofMinutes(2);
    private static final Duration REPLAY_WORTH = Duration.ofDays(7);
    private static final Duration KEPT = Duration.ofDays(42);

    private final String communityId;
    private final Wire wire;
    private final String to;
    private final Letter letter;
    private final List<Attempt> attempts;
    private DeliveryStatus status;
    private int begun;
    private int tried;
    private Instant expiresAt;
    private Instant keptUntil;

    private Delivery(
            String communityId,
            Wire wire,
            String to,
            Letter letter,
            List<Attempt> attempts,
            DeliveryStatus status,
            int begun,
            int tried,
            Instant expiresAt,
            Instant keptUntil) {
        this.communityId = communityId;
        this.wire = wire;
        this.to = to;
        this.letter = letter;
        this.attempts = new ArrayList<>(attempts);
        this.status = status;
        this.begun = begun;
        this.tried = tried;
        this.expiresAt = expiresAt;
        this.keptUntil = keptUntil;
    }

    /// Queues the letter; one that came too late is only kept.
    public static Delivery of(Letter letter, Change change) {
        Delivery delivery = new Delivery(
                letter.communityId(),
                letter.wire(),
                letter.to(),
                letter,
                List.of(),
                DeliveryStatus.QUEUED,
                0,
                0,
                letter.expiresAt(),
                change.at().plus(KEPT));
        if (change.at().isAfter(letter.expiresAt())) {
            delivery.expire(change);
        } else {
            delivery.queue(change.at(), change);
        }
        return delivery;
    }

    /// The next attempt begins, unless it is too late for any or quiet until `quietUntil`.
    public void begin(Optional<Instant> quietUntil, Change change) {
        if (change.at().isAfter(expiresAt)) {
            expire(change);
        } else if (quietUntil.isPresent() && !letter.emergency()) {
            deferTo(quietUntil.get(), "quiet-hours", change);
        } else {
            become(DeliveryCommand.BEGIN);
            begun++;
            tried++;
            change.arm(LEASE, change.at().plus(LEASE_TIME));
            change.record(new MessageDue(communityId, wire.code(), letter.eventId(), letter.template(), begun));
        }
    }

    /// Whether the attempt is the one under way; any other has been settled or has lost its lease.
    public boolean awaits(int attempt) {
        return status == DeliveryStatus.SENDING && begun == attempt;
    }

    /// What came of the attempt under way.
    public void settle(Sent sent, Change change) {
        change.cancel(LEASE);
        switch (sent) {
            case Taken taken -> {
                become(DeliveryCommand.SUCCEED);
                log("taken", change);
                change.record(
                        new MessageDelivered(communityId, wire.code(), letter.eventId(), letter.template(), begun));
            }
            case NotNow(String reason) -> retry(reason, change);
            case Refused(String reason) -> fail(reason, change);
            case Suppressed(String reason) -> {
                become(DeliveryCommand.SUPPRESS);
                log(reason, change);
                change.record(
                        new MessageSuppressed(communityId, wire.code(), letter.eventId(), letter.template(), reason));
            }
        }
    }

    /// Sends it once more from the top of the ladder, for somebody who lost it.
    public void replay(Change change) {
        become(DeliveryCommand.REPLAY);
        tried = 0;
        expiresAt = change.at().plus(REPLAY_WORTH);
        keptUntil = change.at().plus(KEPT);
        queue(change.at(), change);
    }

    private void queue(Instant at, Change change) {
        change.arm(SEND, at);
        change.record(new MessageQueued(communityId, wire.code(), letter.eventId(), letter.template(), at));
    }

    private void retry(String reason, Change change) {
        Optional<Instant> next = Ladder.next(tried, change.at(), expiresAt);
        if (next.isEmpty()) {
            fail(reason, change);
            return;
        }
        log(reason, change);
        deferTo(next.get(), reason, change);
    }

    private void deferTo(Instant next, String reason, Change change) {
        become(DeliveryCommand.DEFER);
        change.arm(SEND, next);
        change.record(new MessageDeferred(
                communityId, wire.code(), letter.eventId(), letter.template(), begun, reason, next));
    }

    private void fail(String reason, Change change) {
        become(DeliveryCommand.FAIL);
        log(reason, change);
        change.record(new MessageFailed(communityId, wire.code(), letter.eventId(), letter.template(), begun, reason));
    }

    private void expire(Change change) {
        become(DeliveryCommand.EXPIRE);
        change.record(new MessageExpired(communityId, wire.code(), letter.eventId(), letter.template()));
    }

    private void log(String result, Change change) {
        attempts.add(new Attempt(begun, change.at(), result));
    }

    private void become(DeliveryCommand command) {
        if (!status.allows(command)) {
            throw new RefusedException(new WrongStatus(status.code(), status.allowedNames()));
        }
        status = command.leadsTo();
    }

    public String communityId() {
        return communityId;
    }

    public Wire wire() {
        return wire;
    }

    public String to() {
        return to;
    }

    public Letter letter() {
        return letter;
    }

    public DeliveryStatus status() {
        return status;
    }

    public List<Attempt> attempts() {
        return List.copyOf(attempts);
    }

    public Instant keptUntil() {
        return keptUntil;
    }

    /// When it was queued, or queued again by a replay.
    public Instant queuedAt() {
        return keptUntil.minus(KEPT);
    }
}
