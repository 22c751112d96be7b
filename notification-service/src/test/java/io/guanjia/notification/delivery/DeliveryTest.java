package io.guanjia.notification.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.guanjia.notification.audience.Role;
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
import io.guanjia.platform.domain.Command;
import io.guanjia.platform.domain.RefusedException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class DeliveryTest {

    private static final Instant NOW = Instant.parse("2026-11-22T15:00:00Z");
    private static final Instant LATER = NOW.plus(Duration.ofDays(1));

    @Test
    void isQueuedForAtOnce() {
        Change change = at(NOW);
        Delivery delivery = Delivery.of(letter(false), change);
        assertThat(delivery.status()).isEqualTo(DeliveryStatus.QUEUED);
        assertThat(change.timers()).containsEntry(Delivery.SEND, NOW);
        assertThat(change.events()).containsExactly(new MessageQueued("c", "sms", "t:1", "fee.overdue", NOW));
        assertThat(delivery.keptUntil()).isEqualTo(NOW.plus(Duration.ofDays(42)));
    }

    @Test
    void isOnlyKeptWhenItCameTooLate() {
        Change change = at(LATER.plusSeconds(1));
        Delivery delivery = Delivery.of(letter(false), change);
        assertThat(delivery.status()).isEqualTo(DeliveryStatus.EXPIRED);
        assertThat(change.timers()).isEmpty();
        assertThat(change.events()).containsExactly(new MessageExpired("c", "sms", "t:1", "fee.overdue"));
    }

    @Test
    void beginsAnAttemptUnderALease() {
        Delivery delivery = Delivery.of(letter(false), at(NOW));
        Change change = at(NOW);
        delivery.begin(Optional.empty(), change);
        assertThat(delivery.awaits(1)).isTrue();
        assertThat(delivery.awaits(2)).isFalse();
        assertThat(change.timers()).containsKey(Delivery.LEASE);
        assertThat(change.events()).containsExactly(new MessageDue("c", "sms", "t:1", "fee.overdue", 1));
    }

    @Test
    void waitsForTheEndOfQuietHours() {
        Delivery delivery = Delivery.of(letter(false), at(NOW));
        Change change = at(NOW);
        Instant morning = NOW.plus(Duration.ofHours(8));
        delivery.begin(Optional.of(morning), change);
        assertThat(delivery.status()).isEqualTo(DeliveryStatus.QUEUED);
        assertThat(change.timers()).containsEntry(Delivery.SEND, morning);
        assertThat(change.events())
                .containsExactly(new MessageDeferred("c", "sms", "t:1", "fee.overdue", 0, "quiet-hours", morning));
    }

    @Test
    void doesNotWaitInAnEmergency() {
        Delivery delivery = Delivery.of(letter(true), at(NOW));
        delivery.begin(Optional.of(NOW.plus(Duration.ofHours(8))), at(NOW));
        assertThat(delivery.awaits(1)).isTrue();
    }

    @Test
    void expiresWhileItWaits() {
        Delivery delivery = Delivery.of(letter(false), at(NOW));
        Change change = at(LATER.plusSeconds(1));
        delivery.begin(Optional.empty(), change);
        assertThat(delivery.status()).isEqualTo(DeliveryStatus.EXPIRED);
        assertThat(change.events()).hasOnlyElementsOfType(MessageExpired.class);
    }

    @Test
    void isDeliveredWhenTaken() {
        Delivery delivery = sending();
        Change change = at(NOW);
        delivery.settle(new Taken(), change);
        assertThat(delivery.status()).isEqualTo(DeliveryStatus.DELIVERED);
        assertThat(delivery.attempts()).containsExactly(new Attempt(1, NOW, "taken"));
        assertThat(change.timers()).containsEntry(Delivery.LEASE, null);
        assertThat(change.events()).containsExactly(new MessageDelivered("c", "sms", "t:1", "fee.overdue", 1));
    }

    @Test
    void climbsTheLadderWhenNotTaken() {
        Delivery delivery = sending();
        Change change = at(NOW);
        delivery.settle(new NotNow("provider-away"), change);
        Instant next = NOW.plus(Duration.ofMinutes(1));
        assertThat(delivery.status()).isEqualTo(DeliveryStatus.QUEUED);
        assertThat(change.timers()).containsEntry(Delivery.SEND, next);
        assertThat(change.events())
                .containsExactly(new MessageDeferred("c", "sms", "t:1", "fee.overdue", 1, "provider-away", next));
    }

    @Test
    void isGivenUpWhenTheNextAttemptWouldComeTooLate() {
        Delivery delivery = sending();
        Change change = at(LATER);
        delivery.settle(new NotNow("provider-away"), change);
        assertThat(delivery.status()).isEqualTo(DeliveryStatus.FAILED);
        assertThat(change.events())
                .containsExactly(new MessageFailed("c", "sms", "t:1", "fee.overdue", 1, "provider-away"));
    }

    @Test
    void isGivenUpWhenRefusedForGood() {
        Delivery delivery = sending();
        delivery.settle(new Refused("bad-address"), at(NOW));
        assertThat(delivery.status()).isEqualTo(DeliveryStatus.FAILED);
    }

    @Test
    void isSuppressedWithAReason() {
        Delivery delivery = sending();
        Change change = at(NOW);
        delivery.settle(new Suppressed("opted-out"), change);
        assertThat(delivery.status()).isEqualTo(DeliveryStatus.SUPPRESSED);
        assertThat(change.events())
                .containsExactly(new MessageSuppressed("c", "sms", "t:1", "fee.overdue", "opted-out"));
    }

    @Test
    void isSettledOnce() {
        Delivery delivery = sending();
        delivery.settle(new Taken(), at(NOW));
        assertThatThrownBy(() -> delivery.settle(new NotNow("late"), at(NOW))).isInstanceOf(RefusedException.class);
        assertThat(delivery.awaits(1)).isFalse();
    }

    @Test
    void startsAgainFromTheTopWhenReplayed() {
        Delivery delivery = sending();
        delivery.settle(new Refused("bad-address"), at(NOW));
        Instant nextWeek = NOW.plus(Duration.ofDays(9));
        Change change = at(nextWeek);
        delivery.replay(change);
        assertThat(change.timers()).containsEntry(Delivery.SEND, nextWeek);
        delivery.begin(Optional.empty(), at(nextWeek));
        assertThat(delivery.awaits(2)).isTrue();
        Change again = at(nextWeek);
        delivery.settle(new NotNow("http-503"), again);
        assertThat(again.timers()).containsEntry(Delivery.SEND, nextWeek.plus(Duration.ofMinutes(1)));
    }

    @Test
    void isNotReplayedOnItsWay() {
        assertThatThrownBy(() -> sending().replay(at(NOW))).isInstanceOf(RefusedException.class);
    }

    private static Delivery sending() {
        Delivery delivery = Delivery.of(letter(false), at(NOW));
        delivery.begin(Optional.empty(), at(NOW));
        return delivery;
    }

    private static Letter letter(boolean emergency) {
        return new Letter(
                "c", Wire.SMS, "p", Role.PAYER, "u", "b", "t:1", "fee.overdue", "title", "text", emergency, LATER);
    }

    private static Change at(Instant now) {
        return new Change(Command.system("test", "key", now));
    }
}
