package io.guanjia.notification.subscription;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import io.guanjia.notification.delivery.Attempt;
import io.guanjia.notification.delivery.Delivery;
import io.guanjia.platform.store.ArmedTimer;
import io.guanjia.platform.store.Stored;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One delivery in the log: every attempt with what came of it, and when the next one is.
@JsonInclude(Include.NON_NULL)
record DeliveryView(
        String id,
        String event,
        String eventId,
        String status,
        Instant createdAt,
        List<Attempt> attempts,
        @Nullable Instant nextAt,
        Instant keptUntil) {

    static DeliveryView of(Stored<Delivery> stored) {
        Delivery state = stored.state();
        return new DeliveryView(
                stored.id(),
                state.letter().template(),
                state.letter().eventId(),
                state.status().code(),
                stored.createdAt(),
                state.attempts(),
                stored.timers().stream()
                        .filter(timer -> timer.name().equals(Delivery.SEND))
                        .map(ArmedTimer::at)
                        .findFirst()
                        .orElse(null),
                state.keptUntil());
    }
}
