package io.guanjia.notification.delivery;

import io.guanjia.notification.audience.Role;
import io.guanjia.notification.audience.Wire;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// What is to be sent over one wire, fixed when its event was first processed.
///
/// @param to a person, or a subscription
/// @param role in which a person is told, none for a subscription
/// @param unitId the unit it is about, where there is one
/// @param remindsOf the bill that money is owed for; none in what is no reminder
/// @param text the words, or the webhook's body
/// @param emergency quiet hours do not hold it back
/// @param expiresAt after this it is worth nothing
public record Letter(
        String communityId,
        Wire wire,
        String to,
        @Nullable Role role,
        @Nullable String unitId,
        @Nullable String remindsOf,
        String eventId,
        String template,
        String title,
        String text,
        boolean emergency,
        Instant expiresAt) {

    boolean reminds() {
        return remindsOf != null;
    }
}
