package io.guanjia.notification.delivery;

import static io.guanjia.notification.delivery.DeliveryCommand.BEGIN;
import static io.guanjia.notification.delivery.DeliveryCommand.DEFER;
import static io.guanjia.notification.delivery.DeliveryCommand.EXPIRE;
import static io.guanjia.notification.delivery.DeliveryCommand.FAIL;
import static io.guanjia.notification.delivery.DeliveryCommand.REPLAY;
import static io.guanjia.notification.delivery.DeliveryCommand.SUCCEED;
import static io.guanjia.notification.delivery.DeliveryCommand.SUPPRESS;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class DeliveryStatusTest {

    private static final Map<DeliveryStatus, Set<DeliveryCommand>> ALLOWED = Map.of(
            DeliveryStatus.QUEUED, Set.of(BEGIN, DEFER, EXPIRE),
            DeliveryStatus.SENDING, Set.of(SUCCEED, DEFER, FAIL, SUPPRESS),
            DeliveryStatus.DELIVERED, Set.of(REPLAY),
            DeliveryStatus.FAILED, Set.of(REPLAY),
            DeliveryStatus.EXPIRED, Set.of(REPLAY),
            DeliveryStatus.SUPPRESSED, Set.of());

    @Test
    void allowsInEveryStatusJustItsCommands() {
        for (DeliveryStatus status : DeliveryStatus.values()) {
            for (DeliveryCommand command : DeliveryCommand.values()) {
                assertThat(status.allows(command))
                        .as(status + " " + command)
                        .isEqualTo(ALLOWED.getOrDefault(status, Set.of()).contains(command));
            }
        }
    }
}
