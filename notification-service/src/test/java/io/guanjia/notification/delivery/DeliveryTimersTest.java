package io.guanjia.notification.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import io.guanjia.notification.audience.Role;
import io.guanjia.notification.audience.Wire;
import io.guanjia.notification.directory.Town;
import io.guanjia.notification.settings.NotificationSettings;
import io.guanjia.platform.domain.Command;
import io.guanjia.platform.store.ArmedTimer;
import io.guanjia.platform.store.InMemoryAggregates;
import io.guanjia.platform.store.Scope;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// Deliveries with the timers that the service gives them, in a community in Shanghai with the preset hours.
class DeliveryTimersTest {

    private static final Instant NINE_IN_THE_EVENING = Instant.parse("2026-11-22T13:00:00Z");
    private static final Instant SEVEN_IN_THE_MORNING = Instant.parse("2026-11-22T23:00:00Z");
    private static final Instant EIGHT_IN_THE_MORNING = Instant.parse("2026-11-23T00:00:00Z");

    private final InMemoryAggregates<Delivery> deliveries = new InMemoryAggregates<>(
            new DeliveryConfiguration().deliveryType(community -> NotificationSettings.PRESET, new Town().directory()));

    @Test
    void remindNobodyOfMoneyFromNineToEight() {
        queue("bill", NINE_IN_THE_EVENING);
        assertThat(nextAttempt()).containsExactly(EIGHT_IN_THE_MORNING);
        deliveries.fireDue(EIGHT_IN_THE_MORNING);
        assertThat(state().status()).isEqualTo(DeliveryStatus.SENDING);
    }

    @Test
    void sendOtherNewsAtNine() {
        queue(null, NINE_IN_THE_EVENING);
        assertThat(state().status()).isEqualTo(DeliveryStatus.SENDING);
    }

    @Test
    void wakeNobodyWithOtherNewsAtNight() {
        queue(null, NINE_IN_THE_EVENING.plus(Duration.ofHours(2)));
        assertThat(nextAttempt()).containsExactly(SEVEN_IN_THE_MORNING);
    }

    @Test
    void tryAgainWhatDidNotReportBack() {
        queue(null, NINE_IN_THE_EVENING);
        deliveries.fireDue(NINE_IN_THE_EVENING.plus(Duration.ofMinutes(2)));
        assertThat(state().attempts()).extracting(Attempt::result).containsExactly("no-report");
    }

    private void queue(@Nullable String remindsOf, Instant at) {
        Letter letter = new Letter(
                "c",
                Wire.SMS,
                "owner",
                Role.PAYER,
                Town.HOME,
                remindsOf,
                "b:2",
                "fee.overdue",
                "title",
                "text",
                false,
                at.plus(Duration.ofDays(30)));
        deliveries.create("d", Command.system("test", "b:2", at), change -> Delivery.of(letter, change));
        deliveries.fireDue(at);
    }

    private List<Instant> nextAttempt() {
        return deliveries.get("d", Scope.everything()).timers().stream()
                .map(ArmedTimer::at)
                .toList();
    }

    private Delivery state() {
        return deliveries.get("d", Scope.everything()).state();
    }
}
