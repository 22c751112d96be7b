package io.guanjia.notification.delivery;

import static io.guanjia.notification.delivery.DeliveryCommand.BEGIN;
import static io.guanjia.notification.delivery.DeliveryCommand.DEFER;
import static io.guanjia.notification.delivery.DeliveryCommand.EXPIRE;
import static io.guanjia.notification.delivery.DeliveryCommand.FAIL;
import static io.guanjia.notification.delivery.DeliveryCommand.REPLAY;
import static io.guanjia.notification.delivery.DeliveryCommand.SUCCEED;
import static io.guanjia.notification.delivery.DeliveryCommand.SUPPRESS;

import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/// Where a delivery stands, and what may be done to it there.
public enum DeliveryStatus {
    /// Waits for its next attempt.
    QUEUED,
    /// An attempt is under way.
    SENDING,
    DELIVERED,
    FAILED,
    EXPIRED,
    SUPPRESSED;

    public Set<DeliveryCommand> allowed() {
        return switch (this) {
            case QUEUED -> Set.of(BEGIN, DEFER, EXPIRE);
            case SENDING -> Set.of(SUCCEED, DEFER, FAIL, SUPPRESS);
            case DELIVERED, FAILED, EXPIRED -> Set.of(REPLAY);
            case SUPPRESSED -> Set.of();
        };
    }

    public boolean allows(DeliveryCommand command) {
        return allowed().contains(command);
    }

    Set<String> allowedNames() {
        return allowed().stream()
                .map(command -> command.name().toLowerCase(Locale.ROOT))
                .collect(Collectors.toSet());
    }

    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
